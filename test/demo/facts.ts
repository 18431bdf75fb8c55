/**
 * What the three published pages say from which the demo feeds were made, taken from those pages and not from the feeds,
 * so that a fact that a feed leaves out is missed. The demo words its prose anew: only what must stay the same (names,
 * labels, places, dates, terms, addresses) is here, with places and dates as they are shown to an American reader.
 */

export interface PageFacts {
  /** The file in demo/feeds. */
  feed: string;
  /** One table for each category; the only table of a page without categories has the title `''`. */
  tables: {
    title: string;
    columns: string[];
    /** For every column the text that its cell must contain; ` | ` joins several, `''` is for what is not stated. */
    rows: string[][];
  }[];
  /** Text that must be on the page, or after `href:` the address, without a query, that some link on it must have. */
  facts: string[];
}

const US = 'United States';

export const PAGES: PageFacts[] = [
  {
    feed: 'rocket-chat.json',
    tables: [
      {
        title: 'Infrastructure Sub-processors – Service Data Storage and Processing',
        columns: ['Entity Name', 'Purpose', 'Data Hosting Location'],
        rows: [
          [
            'Amazon Web Services | OVH',
            'OVH | underlying | infrastructure | hosted offering | marketplace | open community server | other services | ' +
              'push notifications | hybrid | general | after June 2020 | all workspaces run on OVH',
            'United States | onboarding | instance | hosted offering | deployed | support | concrete subprocessor',
          ],
          ['AWS', 'Infrastructure | cloud deployments | internal processes', US],
          ['MongoDB Cloud', 'Analytics and Backup Management', US],
        ],
      },
      {
        title: 'Service Specific Sub-processors',
        columns: ['Entity Name', 'Purpose', 'Data Processing Location'],
        rows: [
          ['Stripe', 'Billing platform', ''],
          ['ZOHO', 'email marketing | newsletter | CRM | customer support', ''],
          ['Apple Push Notification Service | Firebase', 'Push notification service for iOS devices', ''],
        ],
      },
      {
        title: 'Innovation Service Specific Sub-processors',
        columns: ['Entity Name', 'Purpose', 'Data Processing Location'],
        rows: [
          ['Clearbit', 'Account Enrichment', US],
          ['Yesware', 'email marketing', ''],
          ['PRVolt', 'email marketing', ''],
          ['Mailchimp', 'email marketing', ''],
        ],
      },
      {
        title: 'Rocket.Chat Affiliates',
        columns: ['Entity Name', 'Data Processing Location'],
        rows: [
          ['Rocket.Chat Technologies Corp.', US],
          ['Rocketchat Tecnologia LTDA', 'Brazil'],
        ],
      },
      {
        title: 'Partners Joint Processors or Sub-processors',
        columns: ['Entity Name', 'Purpose', 'Data Processing Location'],
        rows: [
          [
            'Fabulor.eu',
            'Official Partner | lead | EMEA | APAC | contractual conditions | Customer | information | contact them | ' +
              'may access | Email | Contact Name | Country | Phone',
            'Belgium | Netherlands',
          ],
        ],
      },
    ],
    facts: [
      'Subprocessors',
      'January 5, 2023',
      // This policy has a previous version.
      'has been updated',
      'previous version',
      'October 23, 2020',
      'Subprocessors-list-10-23-20.pdf',
      // Whom the list names.
      'sub-contractors',
      'may engage',
      'Process personal data',
      'provisioned',
      // Definitions.
      'What is a Subprocessor',
      'third-party data processor',
      'Entities of the Rocket.Chat Group',
      'access to Service Data or processes it',
      'potentially',
      'may contain Personal Data',
      'different types',
      'various functions',
      'tables on this page',
      'Due Diligence',
      'undertakes',
      'commercially reasonable',
      'selection process',
      'evaluates',
      'security, privacy and confidentiality',
      'proposed sub-processor',
      'will or may access',
      // Affiliates.
      'processing personal data depends on',
      'location of our users',
      'their customers',
      'nature of our services',
      'DPA',
      'href:https://docs.rocket.chat/privacy-and-security/data-processing-agreement',
      'you also agree',
      'Customer Data',
      'belong to the Rocket.Chat Group',
      'act as sub-processors',
      // Partners.
      'href:https://fabulor.eu/en/support/contact/',
      // Objection: the address ends in .com, unlike the one for questions.
      'You may object',
      'by email',
      'privacy@rocket.chat.com',
      'href:mailto:privacy@rocket.chat.com',
      'Subprocessor Objection',
      'Your name',
      'Company name',
      'Name of the Rocket.Chat service',
      'Name of the subprocessor',
      'Objectively justifiable grounds',
      'href:http://rocket.chat',
      'service agreement',
      'provides otherwise',
      'terms control',
      // Updates, privacy and questions.
      'Updates to this page',
      'list of our subprocessors',
      'consistently',
      'controls that apply',
      'Our business',
      'privacy practices',
      'Privacy Policy',
      'href:https://docs.rocket.chat/privacy-and-security/privacy-policies/privacy',
      'Questions regarding this page',
      'privacy@rocket.chat',
      'href:mailto:privacy@rocket.chat',
    ],
  },
  {
    feed: 'chatbotkit.json',
    tables: [
      {
        title: '',
        columns: ['Name', 'Category', 'Country', 'Data Types Processed', 'Region of Processing'],
        rows: [
          [
            'Hetzner',
            'Infrastructure – Private Cloud',
            'Germany',
            'All platform data | Conversations | User data | Stored files',
            'European Union',
          ],
          [
            'PlanetScale',
            'Database – Core',
            US,
            'All structured platform data | User accounts | Bots | Datasets | Conversations | Messages',
            US,
          ],
          ['Vercel', 'Application Hosting & API', US, 'Request/response data | Application logs | Session data', US],
          [
            'Amazon Web Services',
            'Data Hosting & AI Services',
            US,
            'Stored files | AI model inference inputs/outputs | PII scanning (AWS Comprehend) | Email delivery (SES)',
            US,
          ],
          ['OpenAI', 'AI Services', US, 'Conversation messages | Context | submitted to AI models', US],
          [
            'OpenRouter',
            'AI Services – Model Routing',
            US,
            'Conversation messages | Context | submitted to AI models | via routing layer',
            US,
          ],
          [
            'Pinecone',
            'Vector Database',
            US,
            'Embeddings derived from dataset content | Embeddings derived from conversation data',
            US,
          ],
          [
            'Upstash',
            'Data Hosting – Cache & Queue',
            US,
            'Ephemeral session data | Job queue payloads | Rate-limiting counters',
            US,
          ],
          [
            'Stripe, Inc.',
            'Payment Processing',
            US,
            'Billing information | Subscription data | Payment method metadata',
            US,
          ],
          [
            'Zendesk, Inc.',
            'Customer Support',
            US,
            'Support ticket content | User contact information shared in support interactions',
            US,
          ],
          [
            'Twilio SendGrid',
            'Transactional Email',
            US,
            'Email addresses | Email content | transactional notifications | account communications',
            US,
          ],
        ],
      },
    ],
    facts: [
      'ChatBotKit',
      'Current Subprocessors',
      'third-party subprocessors',
      'list is complete',
      'category of processing',
      'types of data',
      'country in which',
      // Every subprocessor is under contract.
      'data processing agreement',
      'protect personal data',
      'applicable data protection laws',
      'GDPR',
      // Where the list stands in the contract.
      'in accordance with',
      'Data Processing Addendum',
      'Exhibit 2',
      'DPA',
      // Notice and objection.
      'email',
      'at least 30 days',
      'any new subprocessor',
      'right to object',
      'The DPA describes',
      'questions about subprocessors',
      'Data Protection Officer',
      // Transfers.
      'Data Transfer Mechanisms',
      'European Economic Area (EEA)',
      'United Kingdom',
      'located in the United States',
      'EU Standard Contractual Clauses (2021)',
      'UK International Data Transfer Addendum',
      'Where applicable',
      '4(b)–4(c)',
      // Changes.
      'record of changes',
      'DPA notifications',
      'advance notice',
      'additions',
      'material changes',
      'subprocessor notification list',
      'January 1, 2025',
      'Initial published list',
    ],
  },
  {
    feed: 'zendesk-connect.json',
    tables: [
      {
        title: 'Infrastructure Subprocessors – Service Data Storage',
        columns: ['Entity Name', 'Entity Type', 'Entity Country'],
        rows: [['Google Inc.', 'Cloud Service Provider', US]],
      },
      {
        title: 'Service Subprocessors',
        columns: ['Entity Name', 'Purpose', 'Entity Country'],
        rows: [
          [
            'Mailgun Technologies, Inc.',
            '“Mailgun” | Email campaign service provider | makes available to Subscribers | default | ' +
              'email campaign functionality | email addresses | End-Users | content of an email campaign',
            US,
          ],
          [
            'Mailup, Inc.',
            '“Mailup” | online email editor | Zendesk Connect Subscribers | create | All email campaign content | ' +
              'created in the editor',
            US,
          ],
          [
            'Google, Inc.',
            '“Google” | web messages | within Zendesk Connect | recipient contact information | content of a web message',
            'Canada',
          ],
          [
            'MongoDB, Inc.',
            '“MongoDB” | log backups | certain Connect Account metadata | primarily | Agent names | ' +
              'Agent email addresses | search query strings may contain | End-User | personal data',
            US,
          ],
          [
            'Pendo.io, Inc.',
            '“Pendo” | Third-party analytics provider | track | interact | improve the Services | primarily | ' +
              'Zendesk website URL | associated with it | Agent and End-User | time spent on | page | items clicked | ' +
              'Service Data | Agent emails | End-User emails',
            US,
          ],
          [
            'Cloudflare, Inc.',
            '“Cloudflare” | content distribution | security | DNS services | web traffic | manage traffic efficiently | ' +
              'secure the Services | primarily | Zendesk website URL | associated with it | End-User IP address | ' +
              'All information | Service Data | systems of Cloudflare | no access to that information',
            US,
          ],
          [
            'Metaverse Mod Squad',
            '“Metaverse” | Third-party service provider | customer support only | no part in technical operations | ' +
              'preventing technical or service issues | addressing | limited | information of Subscribers | ' +
              'Service Data included | dependent on permission | Solely | support requests of Subscribers | ' +
              'Subscribers and End-Users | first and last name | email address | phone number | ' +
              'In addition | Subscriber permits | access to Service Data',
            'Ireland',
          ],
        ],
      },
      {
        title: 'Zendesk Group Subprocessors',
        columns: ['Entity Name', 'Country'],
        rows: [
          ['Zendesk, Inc.', US],
          ['Zendesk International Ltd', 'Ireland'],
          ['Zendesk Pty. Ltd', 'Australia'],
          ['Zendesk UK Ltd', 'United Kingdom'],
          ['Zendesk, Inc.', 'Philippines'],
          ['Zendesk Singapore Pte. Ltd.', 'Singapore'],
          ['Zendesk Brasil Software Corporativo Lyda', 'Brazil'],
          ['Kabushiki Kaisha Zendesk', 'Japan'],
          ['We Are Cloud SAS', 'France'],
        ],
      },
      {
        title: 'Content Delivery Networks',
        columns: ['CDN Provider', 'CDN Location', 'Description of CDN Services'],
        rows: [
          [
            'Cloudflare',
            'Worldwide',
            'public website content | served | website visitors | store | transmit | expedite transmission',
          ],
        ],
      },
    ],
    facts: [
      'Connect Subprocessors and Subcontractors',
      'May 17, 2018',
      'Zendesk, Inc. (“Zendesk”)',
      'Subscription Service Agreement',
      '“SSA”',
      'subcontractors',
      'content delivery networks',
      'listed below',
      'members of the Zendesk Group',
      'third parties',
      'Terms defined in the SSA',
      'every other Zendesk Service',
      'general Zendesk Subprocessor Policy',
      'On the date of this policy',
      'up to date',
      'the name and the location',
      'a third party or a member of the Zendesk Group',
      // Definitions.
      'What is a Subprocessor',
      'third-party data processor',
      'entities that belong to the Zendesk Group',
      'access to Service Data or processes it',
      'potentially',
      'may contain Personal Data',
      'different types',
      'various functions',
      'tables on this page',
      'Due Diligence',
      'undertakes',
      'commercially reasonable',
      'security, privacy and confidentiality',
      'proposed subprocessor',
      'will or may access',
      'Contractual Safeguards',
      'equivalent obligations',
      'Data Processor',
      'Data Processing Agreement',
      '“DPA”',
      'not limited to',
      'data controller',
      'i.e. the Subscriber',
      'documented',
      'communicates',
      'in writing',
      'subprocessing activities',
      'reliable',
      'personnel',
      'bound by contract',
      'to the extent applicable',
      'privacy and security',
      'data protection laws',
      'promptly inform',
      'security breach',
      'actual or potential',
      'cooperate',
      'data protection authorities',
      'data subjects',
      'data controllers',
      'no additional rights or remedies',
      'binding agreement',
      'illustrate',
      'actual list',
      'third-party subprocessors and content delivery networks',
      'deliver and support its Services',
      'privacy@zendesk.com',
      'href:mailto:privacy@zendesk.com',
      'wishes to enter into the DPA',
      'is a Zendesk Connect Subscriber',
      // New subprocessors.
      'Process to Engage New Subprocessors',
      'All Subscribers',
      'executed the standard DPA',
      'receive notice',
      'through this policy',
      'utilizes',
      'proposes to utilize',
      'Regular updates',
      'informed about the scope',
      'object, in writing',
      'thirty (30) days',
      'after this policy is updated',
      'legitimate reasons',
      'deemed accepted',
      'process of the DPA',
      'right to cure',
      'sole discretion',
      'ceases to use',
      'corrective steps',
      'requests in its objection',
      'objection is removed',
      'goes on to use the subprocessor',
      'particular aspect of Zendesk Connect',
      'stops providing',
      'the Subscriber agrees',
      'temporarily or permanently',
      'The DPA alone',
      'termination rights, as applicable and agreed',
      // Infrastructure.
      'owned by Zendesk',
      'controls access',
      'table shows otherwise',
      'submitted to the Services',
      'production systems',
      'co-location facilities',
      'within a region',
      'performance and availability',
      'legal entities',
      'to store Service Data',
      // Service and group.
      'specific functionality',
      'certain third parties',
      'access Service Data in order to provide',
      'belongs to the Zendesk Group',
      'acts as a subprocessor',
      // Content delivery networks.
      '“CDNs”',
      'optimize the delivery of content',
      'security purposes',
      'systems of distributed services',
      'no access to Service Data',
      'geographic location',
      'origin of the content provider',
      'domain name information',
      'website visitors',
      'expedite transmission',
      'To enable its functions',
      'may also access information',
      'how Zendesk Connect uses CDNs',
    ],
  },
];
