/**
 * Where places lie: in the European Economic Area, which is one area to the GDPR, or else in which part of the world.
 *
 * The parts are the regions of the UN, "Standard country or area codes for statistical use" (M49), as of 2024, for every
 * code that ISO 3166-1 assigns. M49 has no entry for Taiwan, nor for Kosovo (`XK`, which browsers name though it is no ISO
 * code): they stand with their neighbours. It puts Antarctica (`AQ`) into no region.
 */
import type {Place} from '../feed/places.js';

/** `EEA`, the M49 code of a part of the world, or `''` for what lies in none of them or in several. */
export type Region = 'EEA' | '150' | '019' | '142' | '002' | '009' | '';

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

/** In the order in which the regions are shown, the codes of each; of Europe, what is not in the EEA. */
export const REGIONS: readonly (readonly [region: Region, codes: string])[] = [
  ['EEA', `EEA EU ${EU} ${EU_REGIONS} ${EFTA}`],
  ['150', '150 AD AL BA BY CH FO GB GG GI IM JE MC MD ME MK RS RU SJ SM UA VA XK'],
  [
    '019',
    '019 005 021 419 AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GL GS GT GY HN HT ' +
      'JM KN KY LC MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI',
  ],
  [
    '142',
    '142 AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM ' +
      'PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE',
  ],
  [
    '002',
    '002 AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU ' +
      'MW MZ NA NE NG RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG ZA ZM ZW',
  ],
  ['009', '009 AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS'],
  ['', '001 AQ'],
];

const regionsByCode = new Map(REGIONS.flatMap(([region, codes]) => codes.split(' ').map((code) => [code, region])));

export const regionOf = ({code = ''}: Place): Region => regionsByCode.get(code) ?? '';

/**
 * Whether all of a place lies in the EEA. Of Europe or the world not all does: who asks what is outside must not miss what
 * may be. Of a place that is only described, nobody knows.
 */
export const isInEea = (place: Place): boolean | undefined => (place.code ? regionOf(place) === 'EEA' : undefined);
