/** What the heads of columns mean, in the languages in which such pages are written. */
import {fold} from '../../feed/fold.js';

/** How sure a meaning is: the very words; words that are in it; what the cells look like. */
export type Confidence = 'certain' | 'likely' | 'guess';

export interface Meaning {
  /** A field of an entry, or one of its links as `links.dpa`; the first that no other column has taken. */
  fields: readonly string[];
  confidence: Confidence;
  /** The languages in which these are the words. */
  languages: readonly string[];
}

/**
 * Phrases by language and meaning, divided by `|`. A meaning with several fields is ambiguous: the first one is likely, the
 * others are meant where another column has the first. `country` is where the entity is established, `locations` where data is
 * processed. Words are compared without accents, case, punctuation and a plural's `s`.
 */
const PHRASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    name:
      'name|recipient|recipient name|name of recipient|vendor|vendor name|name of vendor|subprocessor|sub processor|subprocessor name|name of subprocessor|third party|third party name|' +
      'provider|provider name|service provider|name of service provider|supplier|supplier name|company|company name|name of company|partner|' +
      'processor|processor name|name of processor|third party subprocessor|third party service provider|third party vendor|cdn provider|' +
      'third party provider|subcontractor|subcontractor name|subprocessor entity|organization|organisation|organization name|affiliate|affiliate name|' +
      'subprocessor company|authorized subprocessor|authorised subprocessor|infrastructure subprocessor|cloud provider|hosting provider',
    'name,legalName': 'entity|entity name|name of entity|subprocessor entity name|name of the entity',
    'legalName,name':
      'legal name|legal entity|legal entity name|registered name|full legal name|name of legal entity|corporate entity|corporate name|company legal name',
    'name,purpose,products': 'service|service name|tool|system|application|platform|software',
    purpose:
      'purpose|why|purposes|description|description of processing|purpose of processing|processing purpose|description purpose|purpose description|service provided|services provided|' +
      'subprocessing activity|subprocessing activities|processing activity|processing activities|activity|activities|nature of processing|nature and purpose of processing|' +
      'subject matter of processing|subject matter|function|role|use|usage|used for|use case|purpose of use|description of service|service description|' +
      'description of services|description of cdn services|what they do|what we use it for|nature of service|nature of services|nature of services provided|purpose of subprocessing|' +
      'processing|type of processing|type of service|type of services|service type|services performed|reason|details of processing|processing operations|processing details|purpose of service|' +
      'description of the processing|description of the service|description of service provided|scope|scope of processing|scope of service|task|tasks|purpose of transfer',
    dataTypes:
      'data|data type|data types|type of data|data processed|data types processed|personal data|personal data processed|type of personal data|types of personal data processed|categories of data|category of data|' +
      'categories of personal data|category of personal data|data category|data categories|data categories processed|data shared|data accessed|personal information|information processed|information shared|' +
      'data elements|types of data processed|customer data processed|data involved|personal data category|customer data|data collected|data points',
    dataSubjects:
      'data subject|data subjects|categories of data subjects|category of data subjects|affected persons|data subject categories|persons concerned|type of data subjects',
    locations:
      'location of processing|processing location|data location|data hosting location|data processing location|hosting location|region|regions|region of processing|data center location|data centre location|' +
      'data center|data centre|data center region|server location|location of data|location of data processing|processing region|data region|country of processing|country of data processing|processing country|place of processing|' +
      'data storage location|storage location|location of storage|where data is processed|data residency|hosting region|hosting country|location of service|service location|' +
      'location of data storage|location of servers|data processing country|processing locations|cdn location|location of hosting|location of the processing|data storage|location where data is processed|geographical location of processing|location of customer data|location of personal data|country of data storage|countries of processing|geographic location of processing',
    'locations,country':
      'location|locations|geography|geographic location|location of subprocessor|subprocessor location|jurisdiction of processing|place|vendor location|location country|where',
    country:
      'corporate location|entity country|country of establishment|country of incorporation|registered in|registered office|place of establishment|headquarter|headquarters|hq|hq country|hq location|headquarters location|company location|' +
      'entity location|country of registration|legal seat|seat|registered country|incorporated in|established in|country of entity|subprocessor country|jurisdiction|based in|location of entity|location of headquarters|country of origin|corporate headquarters|location of establishment|country of residence|company country|country of company|country of subprocessor|principal place of business',
    'country,locations': 'country|countries|country location|nation|country region',
    transfers:
      'transfer|transfers|transfer mechanism|data transfer mechanism|transfer mechanisms|international transfer mechanism|transfer safeguard|safeguards|transfer safeguards|cross border transfer|legal basis for transfer|basis for transfer|international transfers|appropriate safeguards|third country transfer|data transfer|transfer basis|transfer tool|transfer impact|cross border transfer mechanism|lawful transfer mechanism|data transfer safeguards',
    address:
      'address|registered address|postal address|company address|business address|office address|full address|mailing address|legal address',
    contact:
      'contact|contact detail|contact details|contact information|contact person|dpo|data protection officer|dpo contact|contact email|email|contact name|dpo contact details|privacy contact',
    url: 'website|web site|url|link|links|homepage|web|web page|webpage|website url|website link|vendor website|company website|more information|further information|web address|domain|site',
    products:
      'product|products|relevant products|applicable products|product name|products used|applicable product|service used in|used in|relevant services|applicable services|products services|product or service|covered services|relevant service|applicable service',
    entityType:
      'entity type|type of entity|subprocessor type|vendor type|type of subprocessor|relationship|company type',
    'entityType,category': 'type',
    certifications:
      'certification|certifications|certificate|certificates|compliance certifications|security certifications|compliance|accreditations',
    retention:
      'retention|retention period|data retention|storage period|duration|duration of processing|data retention period|retention time',
    status: 'status|state',
    announced: 'announced|announcement date|date announced|date of notice|notice date|notification date|date notified',
    effectiveFrom:
      'effective|effective from|effective date|start of use|in use since|in use from|used since|start of processing|date effective|subprocessor since|effective as of|authorized since|in effect from|active since|active from',
    effectiveUntil:
      'effective until|end of use|in use until|used until|end of processing|end date of processing|termination of use|active until',
    notes: 'note|notes|comment|comments|remark|remarks|additional information|additional notes|other',
    category:
      'category|categories|service category|category of service|category of services|group|vendor category|subprocessor category|category of subprocessor|type of subprocessing|area',
    parent: 'parent|parent company|parent entity|group company|ultimate parent|owner',
    'links.dpa':
      'dpa|dpa link|data processing agreement|data processing addendum|link to dpa|link to data processing agreement|av contract|data processing terms|dpa url',
    'links.privacy':
      'privacy policy|privacy notice|privacy|privacy statement|link to privacy policy|privacy policy link|privacy link|privacy policy url|data protection policy|privacy information|vendor privacy policy',
    'links.subprocessors':
      'subprocessors of subprocessor|subprocessor list|link to subprocessors|sub subprocessors|further subprocessors|list of subprocessors',
    'links.security': 'security page|security link',
    id: 'id|slug',
    aliases: 'aliases|former names',
  },
  de: {
    name: 'name|empfanger|firma|unternehmen|anbieter|dienstleister|unterauftragnehmer|subunternehmer|unterauftragsverarbeiter|auftragsverarbeiter|subdienstleister|firmenname|name des unternehmens|name des unterauftragnehmers|name des anbieters|weiterer auftragsverarbeiter|auftragnehmer|name des dienstleisters|subauftragnehmer|sub auftragsverarbeiter|name unterauftragnehmer|name der firma|name des subunternehmers|sub dienstleister|subauftragsverarbeiter|name des unterauftragsverarbeiters|partnerunternehmen|name des auftragsverarbeiters|unterauftragnehmer firma|gesellschaft|lieferant',
    'name,legalName': 'name rechtsform|firma rechtsform|rechtstrager',
    'name,purpose': 'dienst|service|tool|system|software',
    purpose:
      'zweck|zwecke|beschreibung|leistung|leistungen|zweck der verarbeitung|verarbeitungszweck|art der leistung|dienstleistung|dienstleistungen|gegenstand|tatigkeit|aufgabe|aufgaben|verwendungszweck|art der verarbeitung|beschreibung der leistung|leistungsbeschreibung|funktion|einsatzzweck|art und zweck der verarbeitung|gegenstand der verarbeitung|beschreibung der verarbeitung|leistungsgegenstand|auftragsgegenstand|einsatzbereich|beschreibung der teilleistungen|art der dienstleistung|erbrachte leistung|zweck der datenverarbeitung|verarbeitungstatigkeit|leistungsinhalt|umfang der verarbeitung|auftragsinhalt|beschreibung der dienstleistung|zweck des einsatzes',
    dataTypes:
      'daten|datenarten|datenkategorien|art der daten|kategorien von daten|verarbeitete daten|personenbezogene daten|kategorien personenbezogener daten|art der personenbezogenen daten|datenkategorie|datenart|betroffene daten|art der verarbeiteten daten|kategorien der daten|arten personenbezogener daten',
    dataSubjects:
      'betroffene|betroffene personen|kategorien betroffener personen|betroffenengruppen|betroffenenkategorien|kreis der betroffenen|betroffenenkreis|betroffener personenkreis',
    locations:
      'ort der verarbeitung|verarbeitungsort|serverstandort|standort der server|ort der datenverarbeitung|land der verarbeitung|region|speicherort|rechenzentrum|hosting standort|standort der daten|verarbeitungsland|standort der datenverarbeitung|ort der leistungserbringung|standort rechenzentrum|datenstandort|verarbeitungsstandort|leistungsort|ort der speicherung|ort der verarbeitung der daten|standort der verarbeitung|ort',
    'locations,country': 'standort|standorte',
    country:
      'sitz|firmensitz|unternehmenssitz|sitz des unternehmens|sitzland|hauptsitz|sitz der gesellschaft|land des sitzes|sitz des anbieters',
    'country,locations': 'land|lander|staat',
    transfers:
      'garantien|geeignete garantien|drittlandtransfer|ubermittlungsgrundlage|transfermechanismus|drittlandubermittlung|rechtsgrundlage der ubermittlung|ubermittlungsinstrument|transferinstrument|angemessene garantien|garantien bei drittlandtransfer|drittland|rechtsgrundlage des drittlandtransfers|transfergrundlage|garantien drittland',
    address:
      'adresse|anschrift|postanschrift|adresse des unternehmens|anschrift des unterauftragnehmers|firmenanschrift',
    contact: 'kontakt|ansprechpartner|kontaktdaten|datenschutzbeauftragter|e mail|datenschutzbeauftragte|kontaktperson',
    url: 'webseite|website|internetseite|homepage|link|url|web|internetadresse|weitere informationen',
    products: 'produkt|produkte|betroffene produkte|betroffene dienste',
    entityType: 'rechtsform|art des unternehmens|art des unterauftragnehmers',
    certifications: 'zertifizierung|zertifizierungen|zertifikate|zertifikat|nachweise',
    retention:
      'speicherdauer|aufbewahrungsdauer|aufbewahrungsfrist|loschfrist|dauer|dauer der verarbeitung|loschfristen',
    status: 'status',
    announced: 'angekundigt|angekundigt am|ankundigung',
    effectiveFrom:
      'gultig ab|seit|im einsatz seit|beginn|einsatz ab|ab|wirksam ab|beginn der verarbeitung|eingesetzt seit',
    effectiveUntil: 'gultig bis|bis|ende|einsatz bis',
    notes: 'bemerkung|bemerkungen|anmerkung|anmerkungen|hinweis|hinweise|kommentar|sonstiges',
    category: 'kategorie|bereich|kategorien|dienstkategorie|gruppe',
    parent: 'muttergesellschaft|mutterunternehmen|konzern|konzernmutter',
    'links.dpa': 'avv|av vertrag|auftragsverarbeitungsvertrag|adv vertrag|avv link',
    'links.privacy':
      'datenschutz|datenschutzerklarung|datenschutzhinweise|datenschutzinformationen|link zur datenschutzerklarung',
  },
  fr: {
    name: 'nom|destinataire|sous traitant|sous traitants|nom du sous traitant|fournisseur|prestataire|societe|entreprise|nom de la societe|nom du prestataire|nom du fournisseur|raison sociale|sous traitant ulterieur|nom de l entreprise|denomination|denomination sociale|sous traitants ulterieurs|nom de l entite|entite|identite',
    purpose:
      'finalite|finalites|objet|description|finalite du traitement|service|services|prestation|prestations|activite|activites|role|services fournis|nature du traitement|objet du traitement|description du traitement|description du service|fonction|usage|utilisation|finalites du traitement|objectif|activites de traitement|nature des services|description des services|nature du service|traitement',
    dataTypes:
      'donnees|types de donnees|donnees traitees|categories de donnees|donnees personnelles|donnees a caractere personnel|type de donnees|categories de donnees personnelles|donnees concernees|categories de donnees traitees|nature des donnees',
    dataSubjects: 'personnes concernees|categories de personnes|categories de personnes concernees',
    locations:
      'lieu de traitement|localisation des donnees|lieu du traitement|region|hebergement|lieu d hebergement|pays de traitement|localisation du traitement|localisation de l hebergement|lieu de stockage|pays d hebergement|lieu d hebergement des donnees|pays du traitement|localisation des serveurs',
    'locations,country': 'localisation|lieu|lieux|emplacement|localite',
    country: 'siege|siege social|pays d etablissement|pays du siege|lieu du siege|lieu d etablissement',
    'country,locations': 'pays',
    transfers:
      'transfert|transferts|garanties|mecanisme de transfert|garanties appropriees|encadrement du transfert|transfert hors ue|transferts hors ue|base du transfert|outil de transfert|encadrement des transferts|mecanismes de transfert|transfert de donnees hors ue',
    address: 'adresse|adresse postale|adresse du siege',
    contact: 'contact|coordonnees|dpo|delegue a la protection des donnees|courriel',
    url: 'site|site web|lien|url|site internet|page web|plus d informations',
    products: 'produit|produits|produits concernes|services concernes',
    certifications: 'certification|certifications',
    retention: 'duree de conservation|conservation|duree|duree du traitement',
    status: 'statut|etat',
    effectiveFrom: 'date d effet|depuis|date d entree en vigueur|en vigueur depuis',
    effectiveUntil: 'jusqu au|date de fin',
    notes: 'remarque|remarques|commentaire|commentaires|note|notes|observations',
    category: 'categorie|categories|domaine|type de service|categorie de service',
    parent: 'societe mere|maison mere',
    'links.dpa': 'dpa|accord de traitement des donnees|contrat de sous traitance|accord de sous traitance',
    'links.privacy': 'politique de confidentialite|confidentialite|lien vers la politique de confidentialite',
  },
  es: {
    name: 'nombre|proveedor|subencargado|subencargados|empresa|encargado|subprocesador|entidad|nombre del proveedor|nombre del subencargado|razon social|nombre de la empresa|nombre del subprocesador|subcontratista|nombre de la entidad|subencargado del tratamiento|denominacion|tercero|sub encargado|sub procesador',
    purpose:
      'finalidad|proposito|descripcion|servicio|servicios|finalidad del tratamiento|actividad|objeto|servicio prestado|servicios prestados|funcion|descripcion del servicio|uso|finalidades|actividades|descripcion del tratamiento|proposito del tratamiento|naturaleza del tratamiento|actividad de tratamiento',
    dataTypes:
      'datos|tipo de datos|tipos de datos|datos tratados|categorias de datos|datos personales|categoria de datos|datos personales tratados|datos procesados|tipos de datos personales|categorias de datos personales',
    dataSubjects: 'interesados|categorias de interesados|titulares|titulares de los datos',
    locations:
      'lugar de tratamiento|ubicacion de los datos|lugar del tratamiento|region|alojamiento|ubicacion del tratamiento|pais de tratamiento|ubicacion de los servidores|ubicacion del procesamiento|lugar de procesamiento|pais del tratamiento|pais de procesamiento|localizacion de los datos',
    'locations,country': 'ubicacion|localizacion|lugar|ubicaciones',
    country: 'sede|domicilio social|pais de establecimiento|sede social|pais de origen|sede central',
    'country,locations': 'pais|paises',
    transfers:
      'transferencia|transferencias|garantias|mecanismo de transferencia|transferencias internacionales|transferencia internacional|garantias adecuadas|base de la transferencia|mecanismos de transferencia',
    address: 'direccion|domicilio|direccion postal',
    contact: 'contacto|datos de contacto|correo electronico|dpd',
    url: 'sitio web|web|enlace|pagina web|url|mas informacion|sitio',
    products: 'producto|productos',
    certifications: 'certificacion|certificaciones',
    retention: 'conservacion|plazo de conservacion|periodo de conservacion|duracion|duracion del tratamiento',
    status: 'estado',
    effectiveFrom: 'desde|fecha de inicio de uso|fecha de entrada en vigor|vigente desde',
    effectiveUntil: 'hasta|vigente hasta',
    notes: 'notas|observaciones|comentarios',
    category: 'categoria|categorias|tipo de servicio|area',
    parent: 'empresa matriz|matriz',
    'links.dpa': 'dpa|contrato de encargo|acuerdo de tratamiento de datos|acuerdo de procesamiento de datos',
    'links.privacy': 'politica de privacidad|privacidad|enlace a la politica de privacidad',
  },
  it: {
    name: 'nome|fornitore|sub responsabile|subresponsabile|azienda|societa|responsabile|ragione sociale|nome del fornitore|sub responsabili|nome della societa|denominazione|nome del sub responsabile|sub fornitore|subfornitore|denominazione sociale|sub responsabile del trattamento|nome azienda|ente',
    purpose:
      'finalita|scopo|descrizione|servizio|servizi|attivita|finalita del trattamento|oggetto|servizio fornito|servizi forniti|attivita di trattamento|descrizione del servizio|funzione|utilizzo|scopo del trattamento|natura del trattamento|descrizione del trattamento|ruolo',
    dataTypes:
      'dati|tipi di dati|tipologia di dati|dati trattati|categorie di dati|dati personali|tipo di dati|categorie di dati personali|dati personali trattati|tipologie di dati',
    dataSubjects: 'interessati|categorie di interessati',
    locations:
      'luogo del trattamento|luogo di trattamento|ubicazione dei dati|regione|ubicazione dei server|paese di trattamento|paese del trattamento|localizzazione dei dati|luogo di conservazione|ubicazione del trattamento',
    'locations,country': 'ubicazione|luogo|localizzazione|localita',
    country: 'sede|sede legale|paese di stabilimento|sede della societa|paese di origine',
    'country,locations': 'paese|paesi|stato',
    transfers:
      'trasferimento|trasferimenti|garanzie|meccanismo di trasferimento|garanzie adeguate|trasferimento extra ue|base del trasferimento|trasferimento dati|strumento di trasferimento',
    address: 'indirizzo|indirizzo postale',
    contact: 'contatto|contatti|recapiti|recapito',
    url: 'sito|sito web|collegamento|link|url|pagina web|maggiori informazioni',
    products: 'prodotto|prodotti',
    certifications: 'certificazione|certificazioni',
    retention: 'conservazione|periodo di conservazione|durata|durata del trattamento|tempi di conservazione',
    effectiveFrom: 'dal|a partire dal|data di decorrenza|in vigore dal',
    effectiveUntil: 'fino al',
    notes: 'note|osservazioni|commenti',
    category: 'categoria|categorie|tipo di servizio|ambito|tipologia',
    parent: 'societa madre|capogruppo',
    'links.dpa': 'dpa|accordo sul trattamento dei dati|nomina a responsabile',
    'links.privacy': 'privacy|privacy policy|informativa privacy|informativa sulla privacy',
  },
  pt: {
    name: 'nome|fornecedor|suboperador|subprocessador|subcontratante|empresa|entidade|nome do fornecedor|subcontratado|nome da empresa|suboperadores|operador|nome do subprocessador|sub processador|sub operador|nome do suboperador|razao social|parceiro|terceiro|subcontratante ulterior|nome da entidade|prestador de servicos|nome do subcontratante',
    purpose:
      'finalidade|finalidades|descricao|servico|servicos|finalidade do tratamento|proposito|objetivo|servico prestado|servicos prestados|atividade|atividades|descricao do servico|funcao|uso|descricao do tratamento|atividade de tratamento|natureza do tratamento',
    dataTypes:
      'dados|tipo de dados|tipos de dados|dados tratados|categorias de dados|dados pessoais|categoria de dados|dados pessoais tratados|dados processados|categorias de dados pessoais',
    dataSubjects: 'titulares|titulares dos dados|categorias de titulares',
    locations:
      'local de tratamento|local do tratamento|localizacao dos dados|regiao|hospedagem|local de processamento|pais de tratamento|pais do tratamento|local de armazenamento|localizacao do tratamento|localizacao dos servidores',
    'locations,country': 'localizacao|local|localidade',
    country: 'sede|pais de estabelecimento|sede social|pais de origem|pais da sede',
    'country,locations': 'pais|paises',
    transfers:
      'transferencia|transferencias|garantias|mecanismo de transferencia|transferencia internacional|transferencias internacionais',
    address: 'endereco|morada',
    contact: 'contato|contacto|contactos|contatos',
    url: 'site|website|link|pagina web|sitio web|url',
    products: 'produto|produtos',
    certifications: 'certificacao|certificacoes',
    retention: 'retencao|prazo de conservacao|periodo de retencao|duracao',
    effectiveFrom: 'desde|em vigor desde|data de inicio de vigencia',
    effectiveUntil: 'ate',
    notes: 'notas|observacoes|comentarios',
    category: 'categoria|categorias|tipo de servico',
    parent: 'empresa mae|controladora',
    'links.dpa': 'dpa|acordo de tratamento de dados',
    'links.privacy': 'politica de privacidade|privacidade',
  },
  nl: {
    name: 'naam|leverancier|subverwerker|subverwerkers|bedrijf|organisatie|verwerker|naam subverwerker|bedrijfsnaam|partij|naam leverancier|dienstverlener|naam van de subverwerker|sub verwerker|naam sub verwerker|onderaannemer|naam bedrijf|naam organisatie',
    purpose:
      'doel|doeleinde|doeleinden|omschrijving|beschrijving|dienst|diensten|doel van de verwerking|verwerkingsdoel|activiteit|werkzaamheden|omschrijving dienst|omschrijving van de dienst|dienstverlening|doel verwerking|soort dienst|aard van de verwerking|type dienst|aard van de dienstverlening|functie|verwerking|omschrijving verwerking|soort verwerking|toepassing',
    dataTypes:
      'gegevens|soort gegevens|type gegevens|persoonsgegevens|categorieen gegevens|verwerkte gegevens|categorieen persoonsgegevens|soort persoonsgegevens|type persoonsgegevens|soorten persoonsgegevens|categorieen van persoonsgegevens|verwerkte persoonsgegevens',
    dataSubjects: 'betrokkenen|categorieen betrokkenen|categorieen van betrokkenen',
    locations:
      'verwerkingslocatie|locatie van verwerking|datalocatie|regio|hostinglocatie|locatie verwerking|plaats van verwerking|locatie gegevens|land van verwerking|locatie van de gegevens|opslaglocatie|locatie data|plaats verwerking|serverlocatie|locatie opslag|verwerkingsland|locatie van de verwerking|locatie servers',
    'locations,country': 'locatie|locaties|plaats',
    country: 'vestigingsland|vestigingsplaats|hoofdkantoor|zetel|land van vestiging|vestiging|statutaire zetel',
    'country,locations': 'land|landen',
    transfers:
      'doorgifte|waarborgen|doorgiftemechanisme|passende waarborgen|doorgifte buiten eer|grondslag doorgifte|internationale doorgifte|doorgifte buiten de eer',
    address: 'adres|vestigingsadres|adresgegevens',
    contact: 'contact|contactgegevens|contactpersoon',
    url: 'website|link|webpagina|url|meer informatie|site',
    products: 'product|producten',
    certifications: 'certificering|certificeringen|certificaten',
    retention: 'bewaartermijn|bewaarperiode|bewaartermijnen',
    effectiveFrom: 'sinds|vanaf|ingangsdatum|in gebruik sinds',
    effectiveUntil: 'tot',
    notes: 'opmerking|opmerkingen|toelichting',
    category: 'categorie|soort|categorieen',
    parent: 'moederbedrijf|moedermaatschappij',
    'links.dpa': 'verwerkersovereenkomst|link verwerkersovereenkomst',
    'links.privacy': 'privacybeleid|privacyverklaring|privacy',
  },
  pl: {
    name: 'nazwa|podmiot|dostawca|podprocesor|podwykonawca|firma|nazwa podmiotu|nazwa firmy|nazwa dostawcy|podmiot przetwarzajacy|podprzetwarzajacy|nazwa podprocesora|dalszy podmiot przetwarzajacy|nazwa podwykonawcy|subprocesor|nazwa subprocesora',
    purpose:
      'cel|cel przetwarzania|opis|usluga|uslugi|zakres uslug|rodzaj uslugi|opis uslugi|zakres|przedmiot przetwarzania|swiadczone uslugi|zakres przetwarzania|funkcja|rodzaj uslug|opis przetwarzania|czynnosci',
    dataTypes:
      'dane|rodzaj danych|kategorie danych|zakres danych|dane osobowe|przetwarzane dane|kategorie danych osobowych|rodzaje danych|rodzaj danych osobowych|typ danych',
    dataSubjects: 'osoby ktorych dane dotycza|kategorie osob|kategorie osob ktorych dane dotycza',
    locations:
      'miejsce przetwarzania|lokalizacja danych|region|miejsce przetwarzania danych|lokalizacja serwerow|kraj przetwarzania|lokalizacja przetwarzania|miejsce przechowywania',
    'locations,country': 'lokalizacja|miejsce',
    country: 'siedziba|kraj siedziby|siedziba firmy|kraj rejestracji',
    'country,locations': 'kraj|panstwo|kraje',
    transfers:
      'mechanizm transferu|podstawa transferu|zabezpieczenia|transfer poza eog|podstawa przekazania|przekazywanie danych',
    address: 'adres|adres siedziby',
    contact: 'kontakt|dane kontaktowe',
    url: 'strona|strona internetowa|link|www|strona www|adres strony',
    products: 'produkt|produkty',
    certifications: 'certyfikat|certyfikaty',
    retention: 'okres przechowywania|okres przetwarzania|retencja',
    effectiveFrom: 'od|od kiedy|data rozpoczecia przetwarzania',
    effectiveUntil: 'do',
    notes: 'uwagi|komentarz',
    category: 'kategoria|kategorie',
    'links.privacy': 'polityka prywatnosci',
    'links.dpa': 'umowa powierzenia|umowa powierzenia przetwarzania danych',
  },
  sv: {
    name: 'namn|leverantor|underbitrade|underbitraden|foretag|bolag|personuppgiftsbitrade|namn pa underbitrade|underleverantor|foretagsnamn|organisation|leverantorens namn|tjansteleverantor',
    purpose:
      'syfte|andamal|beskrivning|tjanst|tjanster|andamal med behandlingen|behandling|syfte med behandlingen|funktion|typ av tjanst|beskrivning av tjanst|behandlingens andamal|tjanstebeskrivning|anvandning',
    dataTypes:
      'uppgifter|personuppgifter|typ av uppgifter|kategorier av personuppgifter|typ av personuppgifter|data|datatyp|typ av data',
    dataSubjects: 'registrerade|kategorier av registrerade',
    locations:
      'plats for behandling|lagringsplats|behandlingsplats|region|plats for lagring|behandlingsland|plats for behandlingen|serverplats|datalagring|land for behandling',
    'locations,country': 'plats|lokalisering',
    country: 'sate|huvudkontor|hemvist|etableringsland|land for etablering',
    'country,locations': 'land|lander',
    transfers:
      'overforing|skyddsatgarder|overforingsmekanism|tredjelandsoverforing|overforing till tredje land|overforingsgrund',
    address: 'adress',
    contact: 'kontakt|kontaktuppgifter|kontaktperson',
    url: 'webbplats|lank|hemsida|webbsida',
    products: 'produkt|produkter',
    certifications: 'certifiering|certifieringar',
    retention: 'lagringstid|gallringstid',
    effectiveFrom: 'fran|sedan',
    effectiveUntil: 'till och med',
    notes: 'anmarkning|anmarkningar|kommentar|ovrigt',
    category: 'kategori|kategorier',
    'links.privacy': 'integritetspolicy',
    'links.dpa': 'personuppgiftsbitradesavtal|bitradesavtal',
  },
  da: {
    name: 'navn|leverandor|underdatabehandler|underdatabehandlere|virksomhed|databehandler|selskab|navn pa underdatabehandler|underleverandor|firma|virksomhedsnavn|firmanavn',
    purpose:
      'formal|beskrivelse|ydelse|ydelser|tjeneste|beskrivelse af behandling|formal med behandlingen|behandling|service|funktion|beskrivelse af behandlingen|anvendelse|opgave|behandlingsaktivitet|beskrivelse af tjeneste',
    dataTypes:
      'oplysninger|personoplysninger|datatyper|typer af data|typer af personoplysninger|data|datatype|kategorier af personoplysninger|type af personoplysninger|personoplysningstyper',
    dataSubjects: 'registrerede|kategorier af registrerede',
    locations:
      'behandlingssted|placering af data|datalokation|region|lokation for behandling|sted for behandling|dataplacering|lokalitet for behandling|behandlingslokation|lokation for databehandling',
    'locations,country': 'placering|lokation|sted|lokalitet',
    country: 'hjemsted|hovedkontor|hjemland|etableringsland',
    'country,locations': 'land|lande',
    transfers: 'overforsel|overforselsgrundlag|garantier|tredjelandsoverforsel|overforsel til tredjeland',
    address: 'adresse',
    contact: 'kontakt|kontaktoplysninger|kontaktperson',
    url: 'hjemmeside|websted|link|website|webside',
    products: 'produkt|produkter',
    certifications: 'certificering|certificeringer',
    retention: 'opbevaringsperiode|slettefrist|opbevaring',
    effectiveFrom: 'fra|siden',
    effectiveUntil: 'til',
    notes: 'bemaerkning|bemaerkninger|noter|kommentar',
    category: 'kategori|kategorier',
    'links.privacy': 'privatlivspolitik|persondatapolitik',
    'links.dpa': 'databehandleraftale',
  },
  nb: {
    name: 'navn|leverandor|underdatabehandler|underleverandor|selskap|databehandler|underdatabehandlere|virksomhet|underbehandler|navn pa underleverandor|firma|firmanavn|tjenesteleverandor',
    purpose:
      'formal|beskrivelse|tjeneste|tjenester|formal med behandlingen|behandling|funksjon|beskrivelse av behandlingen|bruk|beskrivelse av tjenesten|oppgave|type tjeneste',
    dataTypes:
      'opplysninger|personopplysninger|datatyper|kategorier av personopplysninger|typer personopplysninger|data|type personopplysninger|type data',
    dataSubjects: 'registrerte|kategorier av registrerte',
    locations:
      'behandlingssted|lagringssted|region|sted for behandling|datalagring|lokasjon for behandling|sted for lagring|behandlingsland',
    'locations,country': 'plassering|lokasjon|sted|lokalisering',
    country: 'hovedkontor|etableringsland|hjemland|forretningssted',
    'country,locations': 'land',
    transfers: 'overforing|overforingsgrunnlag|garantier|overforing til tredjeland',
    address: 'adresse',
    contact: 'kontakt|kontaktinformasjon|kontaktperson',
    url: 'nettsted|nettside|lenke|hjemmeside',
    products: 'produkt|produkter',
    certifications: 'sertifisering|sertifiseringer',
    retention: 'lagringstid|oppbevaring',
    effectiveFrom: 'fra|siden',
    effectiveUntil: 'til',
    notes: 'merknad|merknader|kommentar|kommentarer',
    category: 'kategori|kategorier',
    'links.privacy': 'personvernerklaering|personvern',
    'links.dpa': 'databehandleravtale',
  },
  fi: {
    name: 'nimi|toimittaja|alikasittelija|yritys|kasittelija|alihankkija|palveluntarjoaja|alikasittelijan nimi|yrityksen nimi|alikasittelijat|toimittajan nimi|henkilotietojen kasittelija',
    purpose:
      'tarkoitus|kayttotarkoitus|kuvaus|palvelu|palvelut|kasittelyn tarkoitus|tehtava|palvelun kuvaus|kasittelyn kuvaus|kasittelytoimet|kasittelyn luonne',
    dataTypes:
      'tiedot|henkilotiedot|kasiteltavat tiedot|tietotyypit|henkilotietoryhmat|kasiteltavat henkilotiedot|henkilotietojen tyypit',
    dataSubjects: 'rekisteroidyt|rekisteroityjen ryhmat',
    locations:
      'kasittelypaikka|tietojen sijainti|kasittelyn sijainti|alue|kasittelymaa|tallennuspaikka|henkilotietojen sijainti|tietojen kasittelypaikka',
    'locations,country': 'sijainti|paikka',
    country: 'kotipaikka|paakonttori|sijoittautumismaa|kotimaa',
    'country,locations': 'maa|maat|valtio',
    transfers: 'siirtoperuste|siirtomekanismi|suojatoimet|siirron peruste|tietojen siirto',
    address: 'osoite',
    contact: 'yhteystiedot|yhteyshenkilo',
    url: 'verkkosivu|verkkosivusto|linkki|kotisivu|verkkosivut',
    products: 'tuote|tuotteet',
    certifications: 'sertifikaatti|sertifikaatit|sertifioinnit',
    retention: 'sailytysaika',
    notes: 'huomautus|huomautukset|lisatiedot',
    category: 'kategoria|luokka|ryhma',
    'links.privacy': 'tietosuojaseloste|tietosuojakaytanto',
    'links.dpa': 'tietojenkasittelysopimus',
  },
  cs: {
    name: 'nazev|dodavatel|zpracovatel|subdodavatel|dalsi zpracovatel|spolecnost|poskytovatel|nazev spolecnosti|subzpracovatel|nazev zpracovatele|jmeno|podzpracovatel|nazev dodavatele|firma|nazev subzpracovatele',
    purpose:
      'ucel|ucel zpracovani|popis|sluzba|sluzby|popis sluzby|cinnost|popis zpracovani|predmet zpracovani|cinnosti|povaha zpracovani|funkce',
    dataTypes:
      'udaje|osobni udaje|typ udaju|kategorie udaju|druhy udaju|kategorie osobnich udaju|zpracovavane udaje|typ osobnich udaju|druh osobnich udaju|rozsah udaju',
    dataSubjects: 'subjekty udaju|kategorie subjektu udaju',
    locations:
      'misto zpracovani|umisteni dat|region|misto ulozeni|zeme zpracovani|misto zpracovani udaju|umisteni serveru|lokalita zpracovani',
    'locations,country': 'umisteni|lokalita|misto',
    country: 'sidlo|zeme sidla|sidlo spolecnosti',
    'country,locations': 'zeme|stat',
    transfers: 'predavani|zaruky|mechanismus predavani|zaruky predavani|predani do treti zeme',
    address: 'adresa',
    contact: 'kontakt|kontaktni udaje',
    url: 'web|webove stranky|odkaz|webova stranka',
    products: 'produkt|produkty',
    certifications: 'certifikace|certifikaty',
    retention: 'doba uchovani|doba zpracovani|doba uchovavani',
    effectiveFrom: 'od',
    effectiveUntil: 'do',
    notes: 'poznamka|poznamky',
    category: 'kategorie',
    'links.privacy': 'zasady ochrany osobnich udaju',
    'links.dpa': 'zpracovatelska smlouva',
  },
  ja: {
    name: '名称|会社名|委託先|再委託先|事業者名|企業名|サブプロセッサー|サブプロセッサ|委託先名|再委託先名|名前|社名|復処理者|サブプロセッサー名|再委託先の名称|委託先の名称|法人名|提供者|ベンダー',
    purpose:
      '目的|利用目的|業務内容|処理目的|サービス内容|説明|処理の目的|委託業務|委託業務の内容|委託内容|用途|役割|処理内容|サービス|提供サービス|業務',
    dataTypes:
      'データ|データの種類|個人データ|取扱いデータ|データ種別|個人データの種類|取り扱うデータ|処理されるデータ|個人情報の種類|対象データ|データカテゴリ',
    dataSubjects: 'データ主体|データ主体の種類',
    locations:
      '処理場所|データ保存場所|保管場所|処理の場所|データの所在地|地域|データ処理場所|保存場所|データセンター|リージョン|データ所在国|処理国|処理の所在地',
    'locations,country': '場所|所在|ロケーション',
    country: '本社所在地|設立国|所在国|本社|法人所在国|企業所在国',
    'country,locations': '国|国名|所在地',
    transfers: '移転根拠|移転の仕組み|移転メカニズム|データ移転の仕組み',
    address: '住所',
    contact: '連絡先|お問い合わせ',
    url: 'ウェブサイト|サイト|リンク|ホームページ',
    products: '製品|対象製品|対象サービス',
    certifications: '認証',
    retention: '保存期間|保持期間',
    effectiveFrom: '利用開始日|開始日',
    effectiveUntil: '利用終了日|終了日',
    notes: '備考|注記',
    category: 'カテゴリ|区分|分類|カテゴリー|種別',
    'links.privacy': 'プライバシーポリシー|プライバシー',
  },
};

/**
 * What words in a longer head mean, the first that fits. English compounds by what they are about; other languages by the words
 * that do not occur in another sense.
 */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(cookie|contract|agreement date|risk|level|score|classification|categori[sz]ation|auditor|review|expiry|expiration|employee|sla)\b/,
    '',
  ],
  [/\b(dpa|data processing (agreement|addendum))\b/, 'links.dpa'],
  [/\bprivacy (policy|notice|statement)\b/, 'links.privacy'],
  [/\b(transfer|safeguard|ubermittlung|drittland|transfert|transferencia|trasferimento|doorgifte)/, 'transfers'],
  [/\bdata subject|betroffene person|personne.? concernee|betrokkene/, 'dataSubjects'],
  [
    /\b(corporate|entity|entitie|registered|incorporat\w*|establish\w*|headquarter\w*|hq|compan\w*|legal|domicil\w*)\b.*\b(location|countr\w*|jurisdiction|seat|place|domicile)\b/,
    'country',
  ],
  [
    /\b(location|countr\w*|jurisdiction|place|seat)\b.*\b(incorporat\w*|establish\w*|headquarter\w*|registration|registered|entity|domicile)\b/,
    'country',
  ],
  [
    /\b(process\w*|host\w*|stor\w*|data|server|center|centre|cloud|infrastructure)\b.*\b(location|countr\w*|region|geograph\w*|residency|place)\b/,
    'locations',
  ],
  [
    /\b(location|countr\w*|region|geograph\w*|place|where)\b.*\b(process\w*|host\w*|stor\w*|data|server|service|access\w*)\b/,
    'locations',
  ],
  [/\b(location|region|standort|localisation|ubicacion|localizacao|locatie)\b/, 'locations,country'],
  [/\b(countr\w*|land|pays|pais|paese|kraj)\b/, 'country,locations'],
  [
    /\b(purpose|description|activit\w*|nature|function|use of|reason for|zweck|beschreibung|leistung\w*|finalite|finalidad|finalita|finalidade|doeleinde\w*|omschrijving)\b/,
    'purpose',
  ],
  [
    /\b(type|kind|categor\w*|element|class)\b.*\b(data|information)\b|\b(data|information)\b.*\b(type|categor\w*|element|process\w*|shared|access\w*|collected|transferred)\b|\bpersonal (data|information)\b/,
    'dataTypes',
  ],
  [
    /\b(service|services) (provided|performed|offered|rendered|by)\b|\b(provided|type of|nature of) (the )?service/,
    'purpose',
  ],
  [
    /\b(relevant|applicable|related|affected|in scope)\b.*\b(product|service|solution|offering)|\bproduct\b/,
    'products',
  ],
  [/\b(legal|registered|official) (entity )?name\b/, 'legalName,name'],
  [/\b(address|adresse|anschrift)\b/, 'address'],
  [/\b(certification|certificate|zertifizierung)\b/, 'certifications'],
  [/\b(retention|aufbewahrung\w*)\b/, 'retention'],
  [/\b(website|web site|homepage|url)\b/, 'url'],
  [/\b(e ?mail|contact)\b/, 'contact'],
  [
    /\b(vendor|subprocessor|supplier|subcontractor|unterauftrag\w*|subunternehm\w*|sous traitant|subencargado|subverwerker|third part(y|ie))\b/,
    'name',
  ],
  [/\b(name|nom|nombre|nome|naam|firma)\b/, 'name'],
  [/\bcategor\w*\b/, 'category'],
];

/** A head as it is compared: folded, words divided by a space, without what makes a plural in most of these languages. */
export const wordsOf = (label: string): string =>
  fold(label)
    .replace(/&/g, ' and ')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\bsub processor/g, 'subprocessor')
    .replace(/\b(\p{L}{3,})s\b/gu, '$1');

let phrases: Map<string, {fields: string; languages: string[]}> | undefined;

function phraseOf(words: string): {fields: string; languages: string[]} | undefined {
  if (!phrases) {
    phrases = new Map();
    for (const [language, meanings] of Object.entries(PHRASES)) {
      for (const [fields, list] of Object.entries(meanings)) {
        for (const phrase of list.split('|')) {
          const key = wordsOf(phrase);
          const known = phrases.get(key);
          // Where two languages mean different things, the one that is listed first, but not as certain.
          if (known && known.fields !== fields)
            known.fields = [...new Set([...known.fields.split(','), ...fields.split(',')])].join(',');
          if (known) known.languages.push(language);
          else phrases.set(key, {fields, languages: [language]});
        }
      }
    }
  }
  return phrases.get(words);
}

/** An entity's name is its name, unless the vendor has another one; any other choice may be wrong. */
const isAmbiguous = (fields: readonly string[]): boolean =>
  fields.some((field) => !/^(name|legalName)$/.test(field)) && fields.length > 1;

/** What the head of a column means; nothing where it is not known. */
export function meaningOf(label: string): Meaning | undefined {
  const asWritten = wordsOf(label);
  for (const words of [
    asWritten,
    wordsOf(label.replace(/\(.*?\)/g, '')),
    asWritten.replace(/^(the|our|current|list of) /, ''),
    // As programs write it: `vendorName`.
    wordsOf(label.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')),
  ]) {
    const phrase = words ? phraseOf(words) : undefined;
    if (!phrase) continue;
    const fields = phrase.fields.split(',');
    return {
      fields,
      languages: phrase.languages,
      confidence: isAmbiguous(fields) || words !== asWritten ? 'likely' : 'certain',
    };
  }
  if (asWritten.split(' ').length > 8) return undefined;
  // "Name, address": a name with what else is known of it.
  const [first, ...others] = label.split(/\s*[,/&+]\s*|\s+(?:and|und|et)\s+/).map((part) => phraseOf(wordsOf(part)));
  if (
    first?.fields === 'name' &&
    others.length &&
    others.every((other) => /^(address|country|contact)/.test(other?.fields ?? ''))
  )
    return {fields: ['name'], languages: first.languages, confidence: 'likely'};
  const fields = WORDS.find(([pattern]) => pattern.test(asWritten))?.[1];
  return fields ? {fields: fields.split(','), confidence: 'likely', languages: []} : undefined;
}

/** Whether a line is the head of a table whose cells run together: `NameCategoryCountry`, `Entity Name Purpose Entity Country`. */
export function isRunTogetherHead(line: string): boolean {
  if (line.length > 160 || /[.:;!?|\t]$|\t/.test(line)) return false;
  const glued = line.split(/(?<=[\p{Ll})])(?=\p{Lu})/u);
  if (
    glued.length > 1 &&
    glued.filter(isHeadWord).length >= glued.length / 2 &&
    glued.some((part) => HEAD_OF_ROW.test(wordsOf(part)))
  )
    return true;
  const words = line.split(' ');
  return words.length >= 2 && words.length <= 16 && /^\p{Lu}/u.test(line) && isChain(words);
}

const HEAD_OF_ROW = /name|vendor|subprocessor|provider|compan|entit|supplier|date|datum|nom|naam|anbieter/;
const isHeadWord = (text: string): boolean => meaningOf(text) !== undefined || isChangeHead(text);
const isChangeHead = (text: string): boolean => /^(date|change|description|version)$/.test(wordsOf(text));

/** Whether the words are several heads one after the other, each of them known. */
function isChain(words: readonly string[]): boolean {
  // Of the words from `start` on, whether they are heads, and how many at most.
  const heads: number[] = Array.from({length: words.length + 1}, () => Number.NEGATIVE_INFINITY);
  heads[words.length] = 0;
  for (let start = words.length - 1; start >= 0; start--) {
    for (let end = start + 1; end <= Math.min(words.length, start + 6); end++) {
      const text = words.slice(start, end).join(' ');
      if (/^\p{Lu}/u.test(text) && (phraseOf(wordsOf(text)) || isChangeHead(text)))
        heads[start] = Math.max(heads[start] ?? 0, 1 + (heads[end] ?? Number.NEGATIVE_INFINITY));
    }
  }
  return (heads[0] ?? 0) >= 2 && words.some((word) => HEAD_OF_ROW.test(wordsOf(word)));
}
