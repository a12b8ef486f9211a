// The words of the domain: node labels, relationship types and roles, each with its ends, a sentence and captions.
// Types, checks, the database schema and the legend are all read from this one constant. Source: the corpus guide.

interface Caption {
  readonly en: string;
  readonly vi: string;
  readonly id: string;
}

interface LabelDefinition {
  /** First part of an entity id: `person/bui-thanh-son`. */
  readonly slug: string;
  readonly caption: Caption;
  readonly plural: Caption;
  readonly sentence: string;
  /** The five labels that the product is judged by first. */
  readonly core: boolean;
}

interface RelationshipDefinition {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Read from the start of the relationship: "A chaired B". */
  readonly caption: Caption;
  readonly sentence: string;
}

interface Ontology {
  readonly labels: Readonly<Record<string, LabelDefinition>>;
  readonly relationships: Readonly<Record<string, RelationshipDefinition>>;
  readonly roles: Readonly<Record<string, Caption>>;
  readonly kinds: readonly string[];
}

export const ontology = {
  labels: {
    Person: {
      slug: 'person',
      core: true,
      caption: { en: 'Person', vi: 'Nhân vật', id: 'Tokoh' },
      plural: { en: 'People', vi: 'Nhân vật', id: 'Tokoh' },
      sentence: 'A named human being that a text speaks of.',
    },
    PartyCommittee: {
      slug: 'party-committee',
      core: true,
      caption: { en: 'Party body', vi: 'Tổ chức Đảng', id: 'Badan Partai' },
      plural: { en: 'Party bodies', vi: 'Tổ chức Đảng', id: 'Badan Partai' },
      sentence: 'An organ of a Party at any level, from the Central Committee to a named cell.',
    },
    Embassy: {
      slug: 'embassy',
      core: true,
      caption: { en: 'Mission', vi: 'Cơ quan đại diện', id: 'Perwakilan' },
      plural: { en: 'Missions', vi: 'Cơ quan đại diện', id: 'Perwakilan' },
      sentence: 'A diplomatic mission: embassy, consulate, permanent mission or representative office abroad.',
    },
    Conference: {
      slug: 'conference',
      core: true,
      caption: { en: 'Gathering', vi: 'Hội nghị', id: 'Pertemuan' },
      plural: { en: 'Gatherings', vi: 'Hội nghị', id: 'Pertemuan' },
      sentence: 'One gathering at one time: conference, congress, seminar, ceremony or talks.',
    },
    Resolution: {
      slug: 'resolution',
      core: true,
      caption: { en: 'Normative document', vi: 'Văn kiện', id: 'Dokumen normatif' },
      plural: { en: 'Normative documents', vi: 'Văn kiện', id: 'Dokumen normatif' },
      sentence: 'A resolution, directive, conclusion, regulation, decision, charter, programme or law.',
    },
    Organization: {
      slug: 'organization',
      core: false,
      caption: { en: 'Organisation', vi: 'Tổ chức', id: 'Organisasi' },
      plural: { en: 'Organisations', vi: 'Tổ chức', id: 'Organisasi' },
      sentence:
        'A named body that is neither a Party organ nor a mission: ministry, assembly, agency, union, a party as a whole.',
    },
    Place: {
      slug: 'place',
      core: false,
      caption: { en: 'Place', vi: 'Địa điểm', id: 'Tempat' },
      plural: { en: 'Places', vi: 'Địa điểm', id: 'Tempat' },
      sentence: 'A country, city, province or venue where something happens or a body sits.',
    },
  },
  relationships: {
    HOLDS_ROLE: {
      from: ['Person'],
      to: ['PartyCommittee', 'Embassy', 'Organization', 'Place'],
      caption: { en: 'holds an office in', vi: 'giữ chức vụ tại', id: 'menjabat di' },
      sentence: 'The text gives the person that office; the role names it.',
    },
    CHAIRED: {
      from: ['Person'],
      to: ['Conference'],
      caption: { en: 'chaired', vi: 'chủ trì', id: 'memimpin' },
      sentence: 'The person chaired, presided over or led the gathering.',
    },
    SPOKE_AT: {
      from: ['Person'],
      to: ['Conference'],
      caption: { en: 'spoke at', vi: 'phát biểu tại', id: 'berbicara di' },
      sentence: 'The person opened, addressed, reported or was interviewed at the gathering.',
    },
    ATTENDED: {
      from: ['Person', 'PartyCommittee', 'Embassy', 'Organization'],
      to: ['Conference'],
      caption: { en: 'attended', vi: 'tham dự', id: 'menghadiri' },
      sentence: 'The person or body took part in the gathering, without chairing it or speaking at it.',
    },
    ORGANIZED: {
      from: ['PartyCommittee', 'Embassy', 'Organization'],
      to: ['Conference'],
      caption: { en: 'organised', vi: 'tổ chức', id: 'menyelenggarakan' },
      sentence: 'The body held, hosted or convened the gathering.',
    },
    IMPLEMENTS: {
      from: ['Conference'],
      to: ['Resolution'],
      caption: { en: 'carries out', vi: 'triển khai', id: 'melaksanakan' },
      sentence: 'The gathering disseminated, studied, reviewed or planned the carrying out of the document.',
    },
    ISSUED: {
      from: ['Conference', 'PartyCommittee', 'Organization'],
      to: ['Resolution'],
      caption: { en: 'issued', vi: 'ban hành', id: 'mengeluarkan' },
      sentence: "The text, or the document's own name, says who passed it.",
    },
    HELD_IN: {
      from: ['Conference'],
      to: ['Place'],
      caption: { en: 'was held in', vi: 'diễn ra tại', id: 'diadakan di' },
      sentence: 'The gathering took place there.',
    },
    BASED_IN: {
      from: ['PartyCommittee', 'Embassy'],
      to: ['Place'],
      caption: { en: 'is based in', vi: 'đặt tại', id: 'berkedudukan di' },
      sentence: "The country or city in the body's name or stated seat.",
    },
    PART_OF: {
      from: ['PartyCommittee', 'Organization'],
      to: ['PartyCommittee', 'Organization'],
      caption: { en: 'is part of', vi: 'trực thuộc', id: 'bagian dari' },
      sentence: 'The body is said to be under, directly subordinate to, or an organ of the other.',
    },
    MET: {
      from: ['Person'],
      to: ['Person'],
      caption: { en: 'met', vi: 'gặp', id: 'bertemu' },
      sentence: 'They met or held talks, one to one or as heads of delegations.',
    },
  },
  roles: {
    general_secretary: { en: 'General Secretary', vi: 'Tổng Bí thư', id: 'Sekretaris Jenderal Partai' },
    secretary: { en: 'Secretary', vi: 'Bí thư', id: 'Sekretaris' },
    standing_deputy_secretary: {
      en: 'Standing Deputy Secretary',
      vi: 'Phó Bí thư Thường trực',
      id: 'Wakil Sekretaris Tetap',
    },
    deputy_secretary: { en: 'Deputy Secretary', vi: 'Phó Bí thư', id: 'Wakil Sekretaris' },
    standing_member: { en: 'Standing member', vi: 'Ủy viên Thường vụ', id: 'Anggota Tetap' },
    member: { en: 'Member', vi: 'Ủy viên', id: 'Anggota' },
    alternate_member: { en: 'Alternate member', vi: 'Ủy viên dự khuyết', id: 'Anggota Pengganti' },
    head: { en: 'Head', vi: 'Trưởng', id: 'Kepala' },
    deputy_head: { en: 'Deputy Head', vi: 'Phó Trưởng', id: 'Wakil Kepala' },
    president: { en: 'President', vi: 'Chủ tịch nước', id: 'Presiden' },
    vice_president: { en: 'Vice President', vi: 'Phó Chủ tịch nước', id: 'Wakil Presiden' },
    prime_minister: { en: 'Prime Minister', vi: 'Thủ tướng', id: 'Perdana Menteri' },
    deputy_prime_minister: { en: 'Deputy Prime Minister', vi: 'Phó Thủ tướng', id: 'Wakil Perdana Menteri' },
    minister: { en: 'Minister', vi: 'Bộ trưởng', id: 'Menteri' },
    deputy_minister: { en: 'Deputy Minister', vi: 'Thứ trưởng', id: 'Wakil Menteri' },
    ambassador: { en: 'Ambassador', vi: 'Đại sứ', id: 'Duta Besar' },
    consul_general: { en: 'Consul General', vi: 'Tổng Lãnh sự', id: 'Konsul Jenderal' },
    minister_counsellor: { en: 'Minister Counsellor', vi: 'Tham tán Công sứ', id: 'Minister Konselor' },
    chair: { en: 'Chair', vi: 'Chủ tịch', id: 'Ketua' },
    vice_chair: { en: 'Vice Chair', vi: 'Phó Chủ tịch', id: 'Wakil Ketua' },
    director: { en: 'Director', vi: 'Giám đốc', id: 'Direktur' },
    deputy_director: { en: 'Deputy Director', vi: 'Phó Giám đốc', id: 'Wakil Direktur' },
    secretary_general: { en: 'Secretary-General', vi: 'Tổng Thư ký', id: 'Sekretaris Jenderal' },
    spokesperson: { en: 'Spokesperson', vi: 'Người phát ngôn', id: 'Juru bicara' },
    delegate: { en: 'Delegate', vi: 'Đại biểu', id: 'Delegasi' },
    other: { en: 'Other office', vi: 'Chức vụ khác', id: 'Jabatan lain' },
  },
  /** Kinds of a Resolution; a Party congress among Conferences has the kind `congress`. */
  kinds: ['resolution', 'directive', 'conclusion', 'regulation', 'decision', 'charter', 'programme', 'law', 'congress'],
} as const satisfies Ontology;

export type Label = keyof typeof ontology.labels;
export type RelationshipType = keyof typeof ontology.relationships;
export type Role = keyof typeof ontology.roles;
export type Kind = (typeof ontology.kinds)[number];

export const labels = Object.keys(ontology.labels) as readonly Label[];
export const relationshipTypes = Object.keys(ontology.relationships) as readonly RelationshipType[];
export const roles = Object.keys(ontology.roles) as readonly Role[];

export function isLabel(word: string): word is Label {
  return Object.hasOwn(ontology.labels, word);
}

const labelsBySlug = new Map(labels.map((label) => [ontology.labels[label].slug as string, label]));

/** The label that an entity's id begins with: `person/bui-thanh-son` is a Person. */
export function labelOfId(id: string): Label {
  const label = labelsBySlug.get(id.slice(0, id.indexOf('/')));
  if (!label) throw new Error(`“${id}” is no id of an entity.`);
  return label;
}

export function isRelationshipType(word: string): word is RelationshipType {
  return Object.hasOwn(ontology.relationships, word);
}

/** Whether a relationship of this type may run between nodes of these labels. */
export function canRelate(type: RelationshipType, from: Label, to: Label): boolean {
  const ends: RelationshipDefinition = ontology.relationships[type];
  if (type === 'PART_OF' && from !== to) return false;
  return ends.from.includes(from) && ends.to.includes(to);
}

export function isRole(word: string): word is Role {
  return Object.hasOwn(ontology.roles, word);
}

export function isKind(word: string): word is Kind {
  return (ontology.kinds as readonly string[]).includes(word);
}
