/** The fields of a feed in words: for the JSON Schema, from which editors show them, and for the feed to start from. */

const under = (path: string, table: Record<string, string>) =>
  Object.fromEntries(Object.entries(table).map(([field, sentence]) => [`${path}.${field}`, sentence]));

const CONTACT = {
  name: 'Name of the person or office.',
  role: 'What the contact is there for, such as "Data protection officer".',
  email: 'E-mail address, without "mailto:".',
  phone: 'Telephone number in international form, such as "+49 30 1234567".',
  url: 'Address of a contact page or form.',
};

const COLUMN = {
  field: 'The field of an entry that the column shows, such as "purpose", or a label of the entries\' own "fields".',
  label: 'Heading of the column; by default the usual name of the field.',
};

const PLACE = {
  code: 'ISO 3166-1 alpha-2 code, "EU", "EEA" or three-digit UN M49 code, such as "DE" or "001" for worldwide.',
  kind: 'What happens there, such as "storage", "processing" or "access".',
  text: 'A remark on the place, such as a city, or the place itself where there is no code for it.',
};

/** What an editor says of each field. A field of a list, or of the objects in it, has the path of the list. */
export const DESCRIPTIONS: Record<string, string> = {
  $schema: 'Address of this schema, from which editors complete and check the feed; it has no effect on the page.',
  specVersion: 'Version of the feed format that the feed was written for, as a text, such as "1.0".',
  title: 'Heading of the page. Without it there is none, as on a page that has its own.',
  language: 'Language in which the feed is written, as a BCP 47 tag, such as "en" or "pt-BR".',

  publisher: 'Who publishes the list, usually the processor in the sense of GDPR Art. 28: a name, or an object.',
  'publisher.name': 'Legal or trading name of the publisher.',
  'publisher.url': "Address of the publisher's site: https:, http:, mailto: or relative.",
  'publisher.address': 'Postal address of the publisher, in one text.',
  'publisher.contacts': 'Whom to ask about the list, such as the data protection officer: names or objects.',
  ...under('publisher.contacts', CONTACT),

  updated: 'Day on which the list last changed, as a full date, such as "2026-11-01".',
  effective: 'Day from which this version of the list applies, as a full date; by default the day it is published.',
  introduction: 'Text above the list, in small Markdown: paragraphs, links, emphasis, lists and code, never HTML.',

  definitions: 'Terms that the page explains, such as "Subprocessor": objects, or titles alone.',
  'definitions.id': 'Stable name of the definition, for tools that read the feed: letters, digits and hyphens.',
  'definitions.title': 'The term that is explained.',
  'definitions.body': 'The explanation, in small Markdown.',

  sections: 'Further sections of prose, such as on international transfers: objects, or bodies alone.',
  'sections.id': 'Stable name of the section, for tools that read the feed: letters, digits and hyphens.',
  'sections.title': 'Heading of the section.',
  'sections.body': 'Text of the section, in small Markdown.',
  'sections.position': 'Where the section stands, "before" or "after" the tables.',

  categories: 'The categories of subprocessors, in the order in which the page shows them: objects, or titles alone.',
  'categories.id': 'Stable name by which entries refer to the category; by default made from the title.',
  'categories.title': 'Heading of the category, such as "Infrastructure"; entries may refer to it by this, too.',
  'categories.description': 'Text under the heading of the category, in small Markdown.',
  'categories.columns': "The columns of this category's table, in order: fields of the entries, or objects.",
  ...under('categories.columns', COLUMN),
  'categories.kind': 'What sort of companies the category holds, in a word, such as "affiliates".',

  columns:
    'The columns of every table, in order: fields of the entries, or objects; by default the usual fields that entries state, with the rest as details of each row.',
  ...under('columns', COLUMN),
  groupBy: 'How the page groups the entries until the reader chooses otherwise; "category country" nests the two.',
  products: 'The products and services that the list covers, by name, such as "Acme Cloud".',

  notice: 'How changes are announced, GDPR Art. 28(2): a number of days, a text or an object.',
  'notice.days': 'Days between the announcement of a change and its effect, such as 30.',
  'notice.text': 'The terms of notice in words, where days alone do not say it.',
  'notice.subscribe': 'Where customers ask to be told of changes: addresses, or objects.',
  'notice.subscribe.type': 'What the address is: "email", "form", "atom", "rss" or "url".',
  'notice.subscribe.title': 'Text of the link; by default it follows from the type.',
  'notice.subscribe.url': 'Address of the form or feed, or "mailto:" and an e-mail address.',

  objection: 'How customers object to a change, GDPR Art. 28(2): a number of days, a text or an object.',
  'objection.days': 'Days after the announcement within which customers may object, such as 14.',
  'objection.email': 'E-mail address that takes objections, without "mailto:".',
  'objection.subject': 'Subject line of the e-mail, such as "Objection to a subprocessor".',
  'objection.fields': 'What an objection has to state, such as "Customer name" and "Reason".',
  'objection.text': 'The terms of objection in words, where days alone do not say it.',

  documents: 'Documents that belong to the list, such as the data processing agreement: addresses, or objects.',
  'documents.type': 'What the document is: "dpa", "privacy" or "terms".',
  'documents.title': 'Text of the link; by default it follows from the type.',
  'documents.url': 'Address of the document: https:, http: or relative.',

  changes: 'The change log of the list, newest first: objects, or summaries alone.',
  'changes.date': 'Day of the change, as a full date, such as "2026-11-01".',
  'changes.summary': 'What changed, in one or two sentences.',
  'changes.added': 'Subprocessors added on that day, by id; what is no id is shown as written.',
  'changes.removed': 'Subprocessors removed on that day, by id; what is no id is shown as written.',
  'changes.changed': 'Subprocessors whose entry changed on that day, by id; what is no id is shown as written.',

  previousVersions: 'Earlier versions of the list, newest first: addresses, or objects.',
  'previousVersions.date': 'Day from which that version applied, as a full date, such as "2025-11-01".',
  'previousVersions.title': 'Text of the link; by default it follows from the date.',
  'previousVersions.url':
    'Address of that version: a feed, a page or a document. A relative one is relative to this feed.',
  'previousVersions.type': 'What the address holds: "feed" (one in this format), "page" or "pdf".',
  'previousVersions.integrity':
    'Hash of the file of that version as in W3C Subresource Integrity, such as "sha384-" and Base64; another file is refused.',

  subprocessors:
    'The list itself, one entry for each subprocessor: an object, or a name alone; [] where there is none.',
  'subprocessors.id':
    'Name of the entry in links, in letters, digits and hyphens; never change it or give it to another.',
  'subprocessors.aliases': 'Earlier ids of the entry, so that old links still find it.',
  'subprocessors.name':
    'Name by which customers know the subprocessor, or several where one entry stands for all of them.',
  'subprocessors.url': "Address of the subprocessor's site.",
  'subprocessors.category': 'Id or title of one of the categories, or any text, which then becomes a category.',
  'subprocessors.entityType': 'What the subprocessor is to the publisher, such as "Third party" or "Affiliate".',
  'subprocessors.purpose': 'What the subprocessor does for the publisher, in small Markdown, such as "Hosting".',
  'subprocessors.dataTypes': 'Kinds of personal data that it processes, GDPR Art. 28(3), such as "Stored files".',
  'subprocessors.dataSubjects': 'Whose data it processes, GDPR Art. 28(3), such as "Users of the customer".',
  'subprocessors.country': 'Where the entity is established: ISO 3166-1 alpha-2, such as "DE", or a name or object.',
  ...under('subprocessors.country', PLACE),
  'subprocessors.locations':
    'Where data is stored or processed: ISO 3166-1 alpha-2, "EU", "EEA" or UN M49 such as "001" for worldwide, or objects.',
  ...under('subprocessors.locations', PLACE),
  'subprocessors.transfers':
    'What permits transfers to third countries, GDPR Art. 44 to 49: scc, dpf, adequacy, idta, bcr, other, any text, or objects.',
  'subprocessors.transfers.mechanism':
    'The mechanism as its abbreviation, such as "scc"; any other text is shown as written.',
  'subprocessors.transfers.text': 'A remark on the mechanism, such as "Module 3".',
  'subprocessors.products': 'The products in which the subprocessor is used, by name; by default all of them.',
  'subprocessors.legalName': 'Name of the legal entity, such as "Hetzner Online GmbH", where it differs from the name.',
  'subprocessors.address': 'Postal address of the legal entity, in one text.',
  'subprocessors.contact': 'Whom to ask at the subprocessor: a name, or an object.',
  ...under('subprocessors.contact', CONTACT),
  'subprocessors.parent': 'Name of the parent company.',
  'subprocessors.links':
    'Addresses of the subprocessor\'s own pages by what they are: "dpa", "privacy", "subprocessors" or any label.',
  'subprocessors.certifications':
    'Certifications and reports of the subprocessor, such as "ISO 27001" or "SOC 2 Type II".',
  'subprocessors.retention': 'How long the subprocessor keeps the data, in small Markdown, such as "30 days".',
  'subprocessors.status': 'Where its use stands, in a word, such as "active", "planned" or "ending".',
  'subprocessors.announced': 'Day on which its use was announced, as a full date; the time to object runs from it.',
  'subprocessors.effectiveFrom': 'First day of its use, as a full date, such as "2026-12-01".',
  'subprocessors.effectiveUntil': 'Last day of its use, as a full date, such as "2027-01-31".',
  'subprocessors.notes': 'Anything else that readers should know, in small Markdown.',
  'subprocessors.fields': 'Anything that the format has no field for, as label and text.',
};
