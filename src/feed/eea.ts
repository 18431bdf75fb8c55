/** Where the GDPR applies: the members of the European Economic Area. */

/** The states of the EU, as of 2025: Art. 52 TEU; on the list of europa.eu 27 since the UK left on 1 February 2020. */
const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';

/**
 * What belongs to the EU under a code of its own: the outermost regions of France (Art. 355(1) TFEU; Mayotte by Decision
 * 2012/419/EU) and Åland (Art. 355(4)). Overseas countries and territories do not (Art. 355(2)), among them Greenland and
 * Saint Barthélemy (Decision 2010/718/EU), nor do the Faroes (Art. 355(5)(a)).
 */
const EU_REGIONS = 'AX GF GP MF MQ RE YT';

/**
 * The other members of the EEA, as of 2025: Art. 2(b) of the EEA Agreement; efta.int, "EEA EFTA States". They apply the GDPR
 * by Decision 154/2018 of the EEA Joint Committee. Svalbard is exempt (Protocol 40), so that `SJ` is not wholly in the EEA.
 */
const EFTA = 'IS LI NO';

/** The codes of all places that are wholly in the EEA, its own and that of the EU among them, separated by spaces. */
export const EEA = `EEA EU ${EU} ${EU_REGIONS} ${EFTA}`;
