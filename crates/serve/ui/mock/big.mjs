// A world of 500 nodes and 1,500 edges, the same each time: what the figures of speed are measured with.

const WORDS = ["Aden", "Borja", "Cirne", "Dorval", "Elmet", "Farsund", "Galda", "Harrow", "Istra", "Jorvik", "Kandor", "Lorient", "Mersey", "Narva", "Orsova", "Pernau", "Quillon", "Rovigo", "Sarmat", "Tavira"];
const TYPES = ["Person", "Person", "Person", "Country", "Organization", "Meeting", "Document", "Event", "Place", "Topic"];
const RELATIONS = [["attends", "attends"], ["meetsWith", "meets with"], ["accuses", "accuses"], ["signs", "signs"], ["visits", "visits"], ["praises", "praises"], ["memberOf", "member of"]];
const STATUSES = ["Happened", "Happened", "Happened", "Happened", "Planned", "Possible", "Denied"];

export function bigSource(base) {
  let state = 42;
  const random = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
  const nodes = Array.from({ length: 500 }, (_, i) => {
    const type = TYPES[i % TYPES.length];
    const label = `${WORDS[i % 20]} ${WORDS[Math.floor(i / 20) % 20]}${type === "Meeting" ? " summit" : type === "Document" ? " accord" : ""}`;
    return { id: `${type.toLowerCase()}/big-${i}`, type, label, iri: `https://w3id.org/rapporteur/id/${type.toLowerCase()}/big-${i}`, names: [], when: type === "Meeting" ? `${1950 + (i % 70)}-0${1 + (i % 9)}-1${i % 9}` : undefined };
  });
  const reports = Array.from({ length: 40 }, (_, i) => ({
    id: i.toString(16).padStart(32, "0"), title: `Report ${i + 1} of ${WORDS[i % 20]}`, publishedOn: `19${60 + i}-05-0${1 + (i % 9)}`,
    origin: `origin/${i % 25}`, originLabel: `${WORDS[i % 25 % 20]} Gazette`, text: "",
  }));
  const used = new Set();
  const claims = [];
  while (used.size < 1500) {
    // Some nodes have many neighbours, most have few.
    const a = nodes[Math.min(random(500), random(500))];
    const b = nodes[random(500)];
    const [relation, label] = RELATIONS[random(RELATIONS.length)];
    const key = `${a.id} ${relation} ${b.id}`;
    if (a === b || used.has(key)) continue;
    used.add(key);
    const report = reports[random(reports.length)];
    const sentence = `${a.label} ${label} ${b.label}, officials said.`;
    const start = Buffer.byteLength(report.text);
    const quote = `${a.label} ${label} ${b.label}`;
    report.text += `${sentence}\n`;
    claims.push({
      id: claims.length.toString(16).padStart(32, "f"), subject: a.id, object: b.id, relation, label, status: STATUSES[random(STATUSES.length)], asserted: true,
      confidence: 0.5 + random(50) / 100, foundBy: `${relation}/verb`, report: report.id, origin: report.origin, start, end: start + Buffer.byteLength(quote), quote, sentence,
      sentenceStart: start, sentenceEnd: start + Buffer.byteLength(sentence), qualifiers: {},
    });
  }
  const mentions = claims.flatMap((claim) => [[claim.report, claim.subject], [claim.report, claim.object]]);
  return { ...base, nodes, reports, claims, mentions, within: [], disputes: [], compared: {}, timeline: [], doubts: { doubtful: 0, pairs: [], doubtfulClaims: 0, claims: [] } };
}
