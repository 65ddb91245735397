// A small world in memory and the answers of the API made from it, as far as the page needs them.

import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const read = (name) => gunzipSync(readFileSync(join(here, "fixtures", name))).toString();

/** What tells the meetings of the sample where they are; the gazetteers have no coordinates yet. */
const COORDINATES = {
  "place/reykjavik": [64.15, -21.94], "place/helsinki": [60.17, 24.94], "place/geneva": [46.2, 6.15],
  "place/camp-david": [39.65, -77.46], "place/washington": [38.9, -77.04], "place/baghdad": [33.31, 44.37],
};
const STATUSES = ["Happened", "Planned", "Possible", "Denied"];
const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const unique = (list) => [...new Set(list)];
const group = (list, key) => {
  const map = new Map();
  for (const one of list) {
    const k = key(one);
    if (!map.has(k)) map.set(k, []);
    map.get(k).push(one);
  }
  return map;
};

export const INVERSE = {
  attends: "attended by", accuses: "accused by", signs: "signed by", meetsWith: "meets with", says: "said by", hosts: "hosted by",
  rejects: "rejected by", holdsOffice: "held by", officeOf: "has office", locatedIn: "place of", discusses: "discussed at",
  denies: "denied by", praises: "praised by", proposes: "proposed by", represents: "represented by", citizenOf: "has citizen",
};

export class World {
  constructor(source, judgements = []) {
    this.source = source;
    this.judgements = judgements;
    this.generation = hash(JSON.stringify([source.claims.length, source.more ?? 0, judgements]));
    this.build = this.generation.padEnd(32, "0");
    this.nodes = new Map(source.nodes.map((node) => [node.id, { ...node }]));
    this.reports = new Map(source.reports.map((report) => [report.id, report]));
    this.claims = source.claims.map((claim) => ({ ...claim }));
    for (const judgement of judgements) this.apply(judgement);
    this.index();
  }

  apply({ decision, node, other, value, claim }) {
    const at = (id) => this.nodes.get(id?.split("@")[0]);
    if (decision === "drop" && claim) this.claims = this.claims.filter((one) => one.id !== claim);
    if (decision === "drop" && node) {
      this.nodes.delete(node);
      this.claims = this.claims.filter((one) => one.subject !== node && one.object !== node);
    }
    if (decision === "keep") this.claims.filter((one) => one.id === claim).forEach((one) => (one.kept = true));
    if (decision === "rename" && at(node)) {
      at(node).names = unique([...(at(node).names ?? []), at(node).label]);
      at(node).label = value;
    }
    if (decision === "retype" && at(node)) at(node).type = value;
    if (decision === "merge" && at(node) && at(other) && at(node) !== at(other)) {
      const [keep, go] = [at(node), at(other)];
      keep.names = unique([...(keep.names ?? []), go.label, ...(go.names ?? [])]);
      this.nodes.delete(go.id);
      for (const one of this.claims) for (const end of ["subject", "object", "attributedTo"]) if (one[end] === go.id) one[end] = keep.id;
    }
  }

  index() {
    this.byId = new Map(this.claims.map((claim) => [claim.id, claim]));
    this.of = new Map();
    for (const claim of this.claims) {
      for (const end of unique([claim.subject, claim.object].filter(Boolean))) {
        if (!this.of.has(end)) this.of.set(end, []);
        this.of.get(end).push(claim);
      }
    }
    this.mentioned = group(this.source.mentions, ([, node]) => node);
    this.edges = [...group(this.claims.filter((c) => c.subject && c.object && this.nodes.has(c.subject) && this.nodes.has(c.object)), (c) => `${c.subject} ${c.relation} ${c.object}`).values()].map((claims) => this.edge(claims));
    this.at = group(this.edges.flatMap((edge) => [[edge.source, edge], [edge.target, edge]]), ([id]) => id);
  }

  ref(id) {
    const node = this.nodes.get(id);
    return node && { id, type: node.type, label: node.label };
  }

  counted(id) {
    const nReports = unique((this.mentioned.get(id) ?? []).map(([report]) => report)).length;
    return { ...this.ref(id), nClaims: (this.of.get(id) ?? []).length, nReports };
  }

  edge(claims) {
    const [first] = claims;
    return {
      id: hash(`${first.subject} ${first.relation} ${first.object}`), source: first.subject, target: first.object, relation: first.relation,
      label: first.label, statuses: STATUSES.filter((status) => claims.some((claim) => claim.status === status)),
      plain: claims.some((claim) => claim.asserted), distant: claims.every((claim) => !claim.asserted && claim.attributedTo && claim.status === "Happened"),
      nOrigins: unique(claims.map((claim) => claim.origin)).length, nReports: unique(claims.map((claim) => claim.report)).length,
      nClaims: claims.length, claims: claims.map((claim) => claim.id), confidence: Math.max(...claims.map((claim) => claim.confidence)),
    };
  }

  evidence(claim) {
    const report = this.reports.get(claim.report);
    return {
      claim: claim.id, status: claim.status, confidence: claim.confidence, onDate: claim.onDate,
      qualifiers: Object.keys(claim.qualifiers ?? {}).length > 0 ? claim.qualifiers : undefined,
      attributedTo: claim.attributedTo && this.ref(claim.attributedTo), report: claim.report, title: report.title,
      publishedOn: report.publishedOn, origin: claim.origin, start: claim.start, end: claim.end, quote: claim.quote, sentence: claim.sentence,
    };
  }

  stated(claims) {
    const [first] = claims;
    return {
      subject: this.ref(first.subject), relation: first.relation, object: first.object && this.ref(first.object), value: first.value,
      statuses: STATUSES.filter((status) => claims.some((claim) => claim.status === status)),
      nOrigins: unique(claims.map((claim) => claim.origin)).length, nReports: unique(claims.map((claim) => claim.report)).length,
      claims: claims.map((claim) => this.evidence(claim)),
    };
  }

  reportRef(id) {
    const { text, ...ref } = this.reports.get(id);
    void text;
    return ref;
  }

  store(queries, writable) {
    const entities = [...this.nodes.values()];
    const types = [...group(entities, (node) => node.type)].map(([type, list]) => ({ type, label: type.toLowerCase(), count: list.length }));
    const relations = [...group(this.claims, (claim) => claim.relation)].map(([relation, list]) => ({
      relation, label: list[0].label, inverse: INVERSE[relation], count: list.length, open: relation === "acts",
    })).sort((a, b) => b.count - a.count);
    const terms = [
      ...types.map(({ type, label }) => ({ term: `rap:${type}`, kind: "class", title: label })),
      ...relations.map(({ relation, label }) => ({ term: `rap:${relation}`, kind: "relation", title: label })),
      ...["status", "confidence", "report", "evidence", "quote", "sentence", "attributedTo", "onDate", "role", "origin", "claim", "about", "kind", "start", "end", "foundBy", "publishedOn"].map((term) => ({ term: `rap:${term}`, kind: "qualifier", title: term })),
    ];
    return {
      generation: this.generation, build: this.build, version: this.source.version, base: "https://w3id.org/rapporteur/id/", writable,
      counts: {
        reports: this.reports.size, entities: entities.length, claims: this.claims.length,
        statements: entities.filter((node) => node.type === "Statement").length,
        origins: unique([...this.reports.values()].map((report) => report.origin)).length, disputes: this.source.disputes.length,
      },
      types: types.sort((a, b) => b.count - a.count), relations,
      statuses: STATUSES.map((status) => ({ status, count: this.claims.filter((claim) => claim.status === status).length })),
      queries, prefixes: PREFIXES, terms,
      top: entities.filter((node) => ["Person", "Country", "Meeting"].includes(node.type)).map((node) => this.counted(node.id)).sort((a, b) => b.nReports - a.nReports || b.nClaims - a.nClaims || (a.id < b.id ? -1 : 1)).slice(0, 12),
      disputes: this.source.disputes.slice(0, 8).map((dispute) => this.dispute(dispute)),
    };
  }

  named(q, limit, prefixOnly = false) {
    const words = fold(q).split(/\s+/).filter(Boolean);
    const found = [];
    for (const node of this.nodes.values()) {
      const names = [node.label, ...(node.names ?? [])];
      const fits = names.some((name) => {
        const own = fold(name).split(/[^\p{L}\p{N}]+/u);
        return words.every((word, i) => own.some((one) => (prefixOnly || i === words.length - 1 ? one.startsWith(word) : one === word)));
      });
      if (fits) found.push({ ...this.counted(node.id), names });
    }
    return found.sort((a, b) => b.nReports - a.nReports || b.nClaims - a.nClaims || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  search(q, limit) {
    const words = fold(q).split(/\s+/).filter(Boolean);
    const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "gi");
    const parts = (text) => text.split(pattern).filter((part) => part !== "").map((part) => ({ text: part, hit: words.some((word) => fold(part) === word) }));
    const fits = (text) => words.length > 0 && words.every((word) => fold(text).includes(word));
    const sentences = [...group(this.claims.filter((claim) => fits(claim.sentence)), (claim) => `${claim.report} ${claim.sentenceStart}`).values()].slice(0, limit).map((claims) => ({
      report: claims[0].report, title: this.reports.get(claims[0].report).title, publishedOn: this.reports.get(claims[0].report).publishedOn,
      start: claims[0].sentenceStart, end: claims[0].sentenceEnd, parts: parts(claims[0].sentence), claims: claims.map((claim) => claim.id),
    }));
    const reports = [...this.reports.values()].filter((report) => fits(report.title)).slice(0, limit).map(({ id, title, publishedOn, originLabel }) => ({ id, title, publishedOn, origin: originLabel, parts: parts(title) }));
    return { nodes: this.named(q, limit), sentences, reports };
  }

  node(id) {
    const node = this.nodes.get(id);
    if (!node) return undefined;
    const claims = this.of.get(id) ?? [];
    const [said, acts] = [claims.filter((claim) => claim.relation === "says" && claim.subject === id), claims.filter((claim) => !(claim.relation === "says" && claim.subject === id))];
    const relations = [...group(acts, (claim) => `${claim.relation} ${claim.subject === id}`).values()].map((list) => {
      const outgoing = list[0].subject === id;
      return {
        relation: list[0].relation, label: outgoing ? list[0].label : INVERSE[list[0].relation] ?? `${list[0].label} (by)`, outgoing,
        edges: [...group(list, (claim) => `${claim.subject} ${claim.object} ${claim.value}`).values()].map((same) => ({
          ...this.stated(same), other: this.ref(outgoing ? same[0].object : same[0].subject),
        })).sort((a, b) => b.nOrigins - a.nOrigins),
      };
    });
    const reports = unique((this.mentioned.get(id) ?? []).map(([report]) => report));
    const properties = [
      ...(node.content ? [{ name: "content", label: "content", value: node.content }] : []),
      ...this.source.within.filter(([inner]) => inner === id).map(([, outer]) => ({ name: "containedInPlace", label: "lies in", node: this.ref(outer) })),
      ...(node.gender ? [{ name: "gender", label: "gender", value: node.gender }] : []),
    ];
    return {
      node: this.ref(id), iri: node.iri, names: node.names ?? [], wikidata: node.wikidata, when: node.when, meetingStatus: node.meetingStatus, properties,
      relations, said: [...group(said, (claim) => claim.object).values()].map((list) => this.stated(list)),
      reports: reports.map((report) => this.reportRef(report)),
      disputes: this.source.disputes.filter((dispute) => dispute.about === id || dispute.claims.some((claim) => claims.some((one) => one.id === claim))).map((dispute) => this.dispute(dispute)),
      mentions: reports.map((report) => ({ mention: `${id}@${report.slice(0, 12)}:0-${node.label.length}`, report, title: this.reports.get(report).title, words: node.label })),
    };
  }

  dispute({ id, kind, about, claims }) {
    const each = claims.map((claim) => this.byId.get(claim)).filter(Boolean);
    return {
      id, kind, about: this.ref(about),
      claims: each.map((claim) => ({ claim: claim.id, status: claim.status, quote: claim.quote, report: claim.report, title: this.reports.get(claim.report).title, originLabel: this.reports.get(claim.report).originLabel })),
    };
  }

  fits(edge, { statuses, minConfidence, open }) {
    return edge.statuses.some((status) => !statuses || statuses.includes(status)) && edge.confidence >= minConfidence && (open || edge.relation !== "acts");
  }

  neighbours(id, filter, types) {
    const best = new Map();
    for (const [, edge] of this.at.get(id) ?? []) {
      if (!this.fits(edge, filter)) continue;
      const other = edge.source === id ? edge.target : edge.source;
      if (other === id || (types && !types.includes(this.nodes.get(other).type))) continue;
      const sum = best.get(other) ?? { origins: 0, claims: 0 };
      best.set(other, { origins: Math.max(sum.origins, edge.nOrigins), claims: sum.claims + edge.nClaims });
    }
    return [...best].sort(([a, x], [b, y]) => y.origins - x.origins || y.claims - x.claims || (a < b ? -1 : 1)).map(([other]) => other);
  }

  graph(focus, limit, filter, types) {
    const shown = new Set(focus.filter((id) => this.nodes.has(id)));
    const queues = [...shown].map((id) => this.neighbours(id, filter, types));
    for (let i = 0; shown.size < limit && queues.some((queue) => i < queue.length); i++) {
      for (const queue of queues) if (i < queue.length && shown.size < limit) shown.add(queue[i]);
    }
    return this.among([...shown], filter, focus, types);
  }

  among(ids, filter, focus = [], types) {
    const shown = new Set(ids.filter((id) => this.nodes.has(id)));
    return {
      nodes: [...shown].map((id) => ({ ...this.counted(id), focus: focus.includes(id), hidden: this.neighbours(id, filter, types).filter((other) => !shown.has(other)).length })),
      edges: this.edges.filter((edge) => shown.has(edge.source) && shown.has(edge.target) && this.fits(edge, filter)),
    };
  }

  between(a, b) {
    const claims = (this.of.get(a) ?? []).filter((claim) => (claim.subject === a && claim.object === b) || (claim.subject === b && claim.object === a));
    return { edges: [...group(claims, (claim) => `${claim.subject} ${claim.relation}`).values()].map((list) => this.stated(list)) };
  }

  path(from, to) {
    const filter = { minConfidence: 0.5, open: false };
    const paths = [];
    const queue = [[from]];
    const seen = new Map([[from, 0]]);
    while (queue.length > 0 && paths.length < 4) {
      const path = queue.shift();
      const last = path.at(-1);
      if (last === to) {
        paths.push(path);
        continue;
      }
      if (path.length > 4) continue;
      for (const next of this.neighbours(last, filter)) {
        if (path.includes(next) || (seen.has(next) && seen.get(next) < path.length && next !== to)) continue;
        seen.set(next, Math.min(seen.get(next) ?? 99, path.length));
        queue.push([...path, next]);
      }
    }
    return {
      from: this.ref(from), to: this.ref(to),
      paths: paths.map((path) => ({
        cost: path.length * 1000, nodes: path.map((id) => this.ref(id)),
        steps: path.slice(1).map((id, i) => {
          const { edges } = this.between(path[i], id);
          return { from: this.ref(path[i]), to: this.ref(id), nOrigins: Math.max(...edges.map((edge) => edge.nOrigins)), edges };
        }),
      })),
    };
  }

  meetings() {
    const rows = [...this.nodes.values()].filter((node) => node.type === "Meeting").map((node) => {
      const claims = this.of.get(node.id) ?? [];
      const place = claims.find((claim) => claim.relation === "locatedIn" && claim.subject === node.id)?.object;
      const matrix = this.source.compared[node.id];
      const at = COORDINATES[place];
      return {
        ...this.ref(node.id), when: node.when, place: place && this.ref(place), coordinates: at,
        status: node.meetingStatus, nReports: this.counted(node.id).nReports, nOrigins: matrix?.origins.length ?? 0,
        nParticipants: unique(claims.filter((claim) => ["attends", "hosts"].includes(claim.relation)).map((claim) => claim.subject)).length,
        nDisputed: matrix?.facets.filter((facet) => facet.verdict === "disputed").length ?? 0,
      };
    });
    return { meetings: rows.sort((a, b) => ((a.when ?? "9") < (b.when ?? "9") ? -1 : 1)) };
  }

  evidenceOf(id) {
    const claim = this.byId.get(id);
    if (!claim) return undefined;
    const same = this.claims.filter((one) => one.id !== id && one.subject === claim.subject && one.relation === claim.relation && one.object === claim.object && one.value === claim.value);
    const standing = (one) => ({ claim: one.id, report: one.report, title: this.reports.get(one.report).title, originLabel: this.reports.get(one.report).originLabel, quote: one.quote, status: one.status });
    const disputed = this.source.disputes.filter((dispute) => dispute.claims.includes(id)).flatMap((dispute) => dispute.claims).filter((one) => one !== id);
    const differ = unique([...same.filter((one) => (one.status === "Denied") !== (claim.status === "Denied")), ...disputed.map((one) => this.byId.get(one)).filter(Boolean)]);
    const agree = same.filter((one) => !differ.includes(one));
    const speaking = new Set([claim, ...same].map((one) => one.origin));
    const about = new Set(unique([claim.object, claim.subject].filter(Boolean)).flatMap((end) => (this.mentioned.get(end) ?? []).map(([report]) => report)));
    const silent = [...group([...about].map((report) => this.reports.get(report)).filter((report) => !speaking.has(report.origin)), (report) => report.originLabel)];
    return {
      claim: { ...this.evidence(claim), subject: this.ref(claim.subject), relation: claim.relation, label: claim.label, object: claim.object && this.ref(claim.object), value: claim.value, distant: !claim.asserted && !!claim.attributedTo, foundBy: claim.foundBy },
      report: this.reports.get(claim.report), agree: agree.map(standing), differ: differ.map(standing),
      silent: silent.map(([originLabel, list]) => ({ originLabel, reports: list.map((report) => report.id) })),
    };
  }

  report(id) {
    const report = this.reports.get(id);
    const claims = this.claims.filter((claim) => claim.report === id).sort((a, b) => a.start - b.start);
    return report && {
      ...report, claims: claims.map((claim) => ({
        claim: claim.id, start: claim.start, end: claim.end, quote: claim.quote, relation: claim.relation, label: claim.label, status: claim.status,
        subject: this.ref(claim.subject), object: claim.object && this.ref(claim.object), value: claim.value,
      })),
    };
  }

  allReports() {
    const list = [...this.reports.keys()].map((id) => ({ ...this.reportRef(id), nClaims: this.claims.filter((claim) => claim.report === id).length }));
    return { reports: list.sort((a, b) => ((a.publishedOn ?? "") < (b.publishedOn ?? "") ? -1 : 1)) };
  }
}

export const PREFIXES = {
  rap: "https://w3id.org/rapporteur/ns#", id: "https://w3id.org/rapporteur/id/", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#", schema: "https://schema.org/", skos: "http://www.w3.org/2004/02/skos/core#",
  owl: "http://www.w3.org/2002/07/owl#", xsd: "http://www.w3.org/2001/XMLSchema#", prov: "http://www.w3.org/ns/prov#", dcterms: "http://purl.org/dc/terms/",
  wd: "http://www.wikidata.org/entity/",
};
