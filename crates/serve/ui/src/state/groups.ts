/** Relations in groups, as the vocabulary lists them: the order of a panel and a filter of the graph. */

const GROUPS: readonly (readonly [string, string])[] = [
  ["Meetings", "attends hosts locatedIn onDate precedes discusses adopts participantCount meetsWith visits"],
  ["Agreement and support", "agreesWith supports praises promises cooperatesWith consults yieldsTo retreatsFrom aids"],
  ["Dispute and conflict", "accuses denies doubts demands warns criticizes threatens rejects protests coerces mobilizes sanctions attacks invades occupies abducts kills injures"],
  ["Documents", "signs proposes issues reviews addressedTo about"],
  ["People and posts", "holdsOffice officeOf represents envoyOf citizenOf kinOf worksFor educatedAt appoints nominates dismisses resignsFrom succeeds livesIn bornIn bornOn diedIn diedOn"],
  ["Elections and votes", "elects runsFor wins loses votesOn"],
  ["Bodies", "memberOf leads founded memberCount basedIn partOf"],
  ["Law", "arrests charges convicts expels releases sues permits prohibits investigates"],
  ["Money and trade", "pays lendsTo owes investsIn buysFrom sellsTo exportsTo importsFrom buys"],
  ["Figures", "hasFigure"],
  ["Sayings", "says"],
  ["Sources", "mentions publishedBy publishedOn writtenBy editedBy translatedBy basedOn sharesTextWith"],
  ["Other acts", "acts"],
];

const OF = new Map(GROUPS.flatMap(([group, relations]) => relations.split(" ").map((relation) => [relation, group] as const)));

const REST = "Other relations";

/** Names of all groups, in order. */
export const GROUP_NAMES: readonly string[] = [...GROUPS.map(([group]) => group), REST];

/** The group of a relation; one that is added later stands in the last. */
export function groupOf(relation: string): string {
  return OF.get(relation) ?? REST;
}
