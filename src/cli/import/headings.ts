/** What chapters are about, by their headings, in the languages of the vocabulary. */

export const isAboutPreviousVersions = (heading: string): boolean =>
  /\b(previous|prior|earlier|past|older|archived?|superseded|historical?) (version|list|subprocessor|sub-processor|polic)|\barchives?\b|version history|frühere (version|fassung)|vorherige version|versions? (précédentes?|antérieures?)|versiones (anteriores|previas)|versioni precedenti|vers(ões|ão) anterior|vorige versies?|eerdere versies?|poprzednie wersje|tidigare version|tidligere version|aiemmat versiot|předchozí verze|過去のバージョン/iu.test(
    heading,
  );

export const isAboutChanges = (heading: string): boolean =>
  /\bchange ?-?log|\bchanges?\b|\bupdates?\b|\bhistory\b|\brevisions?\b|änderung|historie|modifications|historique|cambios|historial|modifiche|cronologia|alterações|histórico|wijzigingen|zmian|ändringar|ændringer|endringer|muutokset|změn|変更履歴|更新履歴/iu.test(
    heading,
  );

export const isAboutObjecting = (heading: string): boolean =>
  /\bobject(ing|ion|ions)?\b|widerspruch|widersprechen|opposition|s['’]opposer|oposici[óo]n|objeci[óo]n|opposizione|obiezion|objeção|oposição|bezwaar|sprzeciw|invänd|indsigelse|innsigelse|vastustam|námitk|異議/iu.test(
    heading,
  );

export const isDefinition = (heading: string): boolean =>
  /^(what('s| is| are| does)|who (is|are)|definition|glossary|terms?$|due diligence|contractual safeguards|was (ist|sind)|definitionen|begriff|qu['’]est|définition|¿?qué (es|son)|cos['’]è|che cos|o que (é|são)|wat (is|zijn)|definitie|co to (jest|są)|vad är|hvad er|hva er|mikä on|co je|とは)|とは[？?]?$/iu.test(
    heading.trim(),
  );

/** A heading that says no more than that the list follows. */
export const isGeneric = (heading: string): boolean =>
  /^((the|our|a|current|currently|complete|full|list|lists|of|for|all|active|existing|third|party|parties|authori[sz]ed|approved|engaged|used|and|liste|der|unserer?|aktuelle|nos|des|lista|de|nuestros|dei|onze|overzicht|personal|data|name|names)[\s-]+)*(sub[\s-]?processors?|sub[\s-]?contractors?|vendors?|unterauftragnehmer|unterauftragsverarbeiter|auftragsverarbeiter|sous-traitants|subencargados|sub-responsabili|suboperadores|subverwerkers)(\s+(list|table|page|liste))?$/iu.test(
    heading.trim(),
  );
