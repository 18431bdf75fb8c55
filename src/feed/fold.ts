/** Text without accents and case, as texts are compared where people should not have to care. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
