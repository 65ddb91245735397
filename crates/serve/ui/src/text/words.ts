/** How counts, dates and names of the vocabulary read. */

import type { Status } from "../api/types.ts";

const NUMBERS = new Intl.NumberFormat("en");

/** A whole number with separators. */
export function number(n: number): string {
  return NUMBERS.format(n);
}

/** "1 report", "2 reports"; the plural is given where it is not made with s. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date of the store as people write it: `1986-10-12` is "12 Oct 1986", `1986-10` "Oct 1986"; anything else stays. */
export function date(value: string): string {
  const [from, to, more] = value.split(/\/| to /);
  if (to !== undefined) {
    if (more !== undefined) return value;
    if (to === "" || to === "..") return `from ${date(from!)}`;
    if (from === "" || from === "..") return `until ${date(to)}`;
    return days(from!, to);
  }
  const week = /^(\d{4})-W(\d\d)$/.exec(value);
  if (week) return `week ${Number(week[2])} of ${week[1]}`;
  const decade = /^(\d{3})X?$/.exec(value);
  if (decade) return `${decade[1]}0s`;
  const parts = /^(?:(\d{4})|-)(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d)(?::\d\d)?)?$/.exec(value);
  if (!parts) return value;
  const [, year, month, day, time] = parts;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (month !== undefined && name === undefined) return value;
  const words = [day === undefined ? undefined : String(Number(day)), name, year];
  return words.filter((word) => word !== undefined).join(" ") + (time ? `, ${time}` : "");
}

/** Two days as one stretch: "11–12 Oct 1986". */
export function days(from: string, to: string): string {
  if (from === to) return date(from);
  const [a, b] = [date(from).split(" "), date(to).split(" ")];
  if (a.length === 3 && b.length === 3 && a[2] === b[2]) {
    return a[1] === b[1] ? `${a[0]}–${b.join(" ")}` : `${a[0]} ${a[1]} – ${b.join(" ")}`;
  }
  return `${a.join(" ")} – ${b.join(" ")}`;
}

/** How a status reads in a line. */
export const STATUS_WORDS: Record<Status, string> = {
  Happened: "happened",
  Planned: "planned",
  Possible: "possible",
  Denied: "denied",
};

/** Sure first: the order of statuses wherever several stand side by side. */
export const STATUSES: readonly Status[] = ["Happened", "Planned", "Possible", "Denied"];

/** A name of the vocabulary in words: `participantCount` is "participant count". */
export function plain(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}

/** With its first letter as at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text without case and diacritics, as the server folds it. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The name of a meeting without the date that tells it from others, for where the date stands beside it. */
export function undated(label: string): string {
  return label.replace(/ \(\d{4}(-\d\d){0,2}\)$/, "");
}

/** The name of a meeting with its date in words. */
export function spoken(label: string): string {
  return label.replace(/ \((\d{4}(?:-\d\d){0,2})\)$/, (_, when: string) => ` of ${date(when)}`);
}

/** With the article that names of some states and bodies take. */
export function withArticle(label: string): string {
  return /^(United|European|Soviet|Czech|Dominican|Holy)\b|\b(States|Union|Kingdom|Republic|Nations|Emirates|Netherlands|Philippines)$/.test(label) ? `the ${label}` : label;
}

/** A confidence in percent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
