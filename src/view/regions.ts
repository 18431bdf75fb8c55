/**
 * Where places lie: in the European Economic Area, which is one area to the GDPR, or else in which part of the world.
 *
 * The parts are the regions of the UN, "Standard country or area codes for statistical use" (M49), as of 2024, for every
 * code that ISO 3166-1 assigns. M49 has no entry for Taiwan, nor for Kosovo (`XK`, which browsers name though it is no ISO
 * code): they stand with their neighbours. It puts Antarctica (`AQ`) into no region.
 */
import {EEA} from '../feed/eea.js';
import type {Place} from '../feed/places.js';

/** `EEA`, the M49 code of a part of the world, or `''` for what lies in none of them or in several. */
export type Region = 'EEA' | '150' | '019' | '142' | '002' | '009' | '';

/** In the order in which the regions are shown, the codes of each; of Europe, what is not in the EEA. */
export const REGIONS: readonly (readonly [region: Region, codes: string])[] = [
  ['EEA', EEA],
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
