/**
 * Codes that people write for countries though they are none of ISO 3166-1 alpha-2. Neither browsers nor Node know those of
 * three letters.
 */
import {placeCode} from '../../feed/places.js';
import {nearest} from './nearest.js';

/** ISO 3166-1 alpha-3, as of 2024, each after its alpha-2 code. */
const ALPHA_3 =
  'AD AND AE ARE AF AFG AG ATG AI AIA AL ALB AM ARM AO AGO AQ ATA AR ARG AS ASM AT AUT AU AUS AW ABW AX ALA AZ AZE ' +
  'BA BIH BB BRB BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI BJ BEN BL BLM BM BMU BN BRN BO BOL BQ BES BR BRA BS BHS ' +
  'BT BTN BV BVT BW BWA BY BLR BZ BLZ CA CAN CC CCK CD COD CF CAF CG COG CH CHE CI CIV CK COK CL CHL CM CMR CN CHN ' +
  'CO COL CR CRI CU CUB CV CPV CW CUW CX CXR CY CYP CZ CZE DE DEU DJ DJI DK DNK DM DMA DO DOM DZ DZA EC ECU EE EST ' +
  'EG EGY EH ESH ER ERI ES ESP ET ETH FI FIN FJ FJI FK FLK FM FSM FO FRO FR FRA GA GAB GB GBR GD GRD GE GEO GF GUF ' +
  'GG GGY GH GHA GI GIB GL GRL GM GMB GN GIN GP GLP GQ GNQ GR GRC GS SGS GT GTM GU GUM GW GNB GY GUY HK HKG HM HMD ' +
  'HN HND HR HRV HT HTI HU HUN ID IDN IE IRL IL ISR IM IMN IN IND IO IOT IQ IRQ IR IRN IS ISL IT ITA JE JEY JM JAM ' +
  'JO JOR JP JPN KE KEN KG KGZ KH KHM KI KIR KM COM KN KNA KP PRK KR KOR KW KWT KY CYM KZ KAZ LA LAO LB LBN LC LCA ' +
  'LI LIE LK LKA LR LBR LS LSO LT LTU LU LUX LV LVA LY LBY MA MAR MC MCO MD MDA ME MNE MF MAF MG MDG MH MHL MK MKD ' +
  'ML MLI MM MMR MN MNG MO MAC MP MNP MQ MTQ MR MRT MS MSR MT MLT MU MUS MV MDV MW MWI MX MEX MY MYS MZ MOZ NA NAM ' +
  'NC NCL NE NER NF NFK NG NGA NI NIC NL NLD NO NOR NP NPL NR NRU NU NIU NZ NZL OM OMN PA PAN PE PER PF PYF PG PNG ' +
  'PH PHL PK PAK PL POL PM SPM PN PCN PR PRI PS PSE PT PRT PW PLW PY PRY QA QAT RE REU RO ROU RS SRB RU RUS RW RWA ' +
  'SA SAU SB SLB SC SYC SD SDN SE SWE SG SGP SH SHN SI SVN SJ SJM SK SVK SL SLE SM SMR SN SEN SO SOM SR SUR SS SSD ' +
  'ST STP SV SLV SX SXM SY SYR SZ SWZ TC TCA TD TCD TF ATF TG TGO TH THA TJ TJK TK TKL TL TLS TM TKM TN TUN TO TON ' +
  'TR TUR TT TTO TV TUV TW TWN TZ TZA UA UKR UG UGA UM UMI US USA UY URY UZ UZB VA VAT VC VCT VE VEN VG VGB VI VIR ' +
  'VN VNM VU VUT WF WLF WS WSM YE YEM YT MYT ZA ZAF ZM ZMB ZW ZWE';

/**
 * Codes of languages, of vehicles and of countries that are no more, where they are no codes of another country; the code that
 * is likely meant after each.
 */
const CONFUSED =
  'EN GB DA DK CS CZ JA JP KO KR ZH CN NB NO SP ES GER DE NED NL SUI CH WW 001 UE EU EWR EEA EEE EEA PRC CN UAE AE RSA ZA KSA SA DD DE ZR CD BU MM TP TL YU RS';

const pairs = (text: string): [string, string][] =>
  [...text.matchAll(/(\S+) (\S+)/g)].map(([, first = '', second = '']) => [first, second]);

/** The code of two letters that is likely meant by one that is not known. */
const MEANT = new Map([...pairs(ALPHA_3).map(([two, three]) => [three, two] as const), ...pairs(CONFUSED)]);

/** Every code that has a name, by its name in English. */
let codesByName: Map<string, string> | undefined;

const NAMES: Readonly<Record<string, string>> = {
  EEA: 'European Economic Area',
  '001': 'the whole world',
  '002': 'Africa',
  '005': 'South America',
  '009': 'Oceania',
  '019': 'the Americas',
  '021': 'North America',
  '142': 'Asia',
  '150': 'Europe',
  '419': 'Latin America',
};

const english = new Intl.DisplayNames('en', {type: 'region'});

/** Asking Intl takes long. */
const named = new Map(Object.entries(NAMES));

/** The English name of a code that a place has. */
export function placeName(code: string): string {
  const name = named.get(code) ?? english.of(code) ?? code;
  named.set(code, name);
  return name;
}

/** Names that English puts an article before. */
const WITH_ARTICLE = new Set(
  'AE AX BS CC CF CK DO EEA EU FK FO GB GM IM IO KM KY MH MP MV NL PH PN SB SC TC TF UM US VG VI'.split(' '),
);

/** The same within a sentence. */
export const placeInSentence = (code: string): string => (WITH_ARTICLE.has(code) ? 'the ' : '') + placeName(code);

/** A text that is meant as a code: two or three letters, maybe with dots. */
export const isCodeLike = (text: string): boolean => /^\p{L}\.?\p{L}\.?(\p{L}\.?)?$/u.test(text.trim());

/** What a code that is none of ISO 3166-1 is likely meant as. */
export const codeMeantBy = (text: string): string | undefined =>
  MEANT.get(text.replaceAll('.', '').trim().toUpperCase());

/** The code of the place whose English name a text is likely a slip of. */
export function placeMeantBy(text: string): string | undefined {
  codesByName ??= new Map(pairs(ALPHA_3).map(([code]) => [placeName(code), code]));
  const name = text.length < 40 ? nearest(text, codesByName.keys()) : undefined;
  return name && codesByName.get(name);
}

/** The codes in a text that are understood though they are unofficial, each with the official one. Remarks in brackets may be anything. */
export const unofficialIn = (text: string): [written: string, code: string][] =>
  text
    .replace(/\([^()]*\)/g, ' ')
    .split(/[;,/\n]|\band\b/)
    .map((part) => part.trim())
    .filter(isCodeLike)
    .flatMap((part): [string, string][] => {
      const code = placeCode(part);
      return code && code !== part.replaceAll('.', '').toUpperCase() ? [[part, code]] : [];
    });
