/** Words of SPARQL 1.1: the grammar of the W3C recommendation, section 19.8. */

export const KEYWORDS = (
  "BASE PREFIX SELECT DISTINCT REDUCED CONSTRUCT DESCRIBE ASK FROM NAMED WHERE ORDER BY ASC DESC LIMIT OFFSET VALUES GROUP HAVING AS " +
  "OPTIONAL GRAPH SERVICE SILENT BIND UNION MINUS FILTER EXISTS NOT IN UNDEF true false a"
).split(" ");

export const FUNCTIONS = (
  "STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS " +
  "STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF " +
  "STRLANG STRDT sameTerm isIRI isURI isBLANK isLITERAL isNUMERIC REGEX SUBSTR REPLACE COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR"
).split(" ");

const KEYWORD_SET = new Set(KEYWORDS.map((word) => word.toUpperCase()));
const FUNCTION_SET = new Set(FUNCTIONS.map((word) => word.toUpperCase()));

/** What a bare word is. */
export function kindOf(word: string): "keyword" | "function" | "atom" | undefined {
  if (word === "a") return "keyword";
  const upper = word.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE" || upper === "UNDEF") return "atom";
  if (upper === "A") return undefined;
  return KEYWORD_SET.has(upper) ? "keyword" : FUNCTION_SET.has(upper) ? "function" : undefined;
}
