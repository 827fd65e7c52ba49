/**
 * What the panel of routes shows: forks with their answers, what they come to, the best routes.
 *
 * @typedef {object} Step
 * @property {string} transition_id
 * @property {string} title of the stage that it leads to
 * @property {number | null} months
 *
 * @typedef {{stage_ids: string[], months: number, steps: Step[]}} Route
 * @typedef {{option: string, title: string, months: number | null}} Option
 * @typedef {{fork: string, question: string, is_multiple: boolean, options: Option[]}} Fork
 *
 * @typedef {object} Found as the server sends it
 * @property {string} source_id
 * @property {string} target_id
 * @property {number} count
 * @property {boolean} is_more
 * @property {Route[]} routes
 * @property {{p50: number, p80: number} | null} times
 * @property {string[]} blocking forks
 * @property {{answers: Record<string, string>, months: number}[]} changes
 * @property {boolean} is_reversed
 * @property {Fork[]} forks
 * @property {{fork: string}[]} next_questions
 *
 * @typedef {Map<string, Set<string>>} Answers options by fork
 */

import { make } from "../../kit/dom.js";
import { short } from "../../kit/formats/numbers.js";
import { isolated } from "../../kit/text.js";
import { formatNumber, pageLanguage, t, tn } from "../../kit/words.js";

const CHANGES = 3;

/** @param {number} months */
export function monthsText(months) {
  return t("{months} months", { months: short(months, pageLanguage(), 1) });
}

/**
 * A fork with its answers: of one that allows several, boxes to tick; else one of them, or none.
 * @param {Fork} fork
 * @param {Set<string>} chosen
 */
export function forkBox(fork, chosen) {
  const box = make("fieldset", "fork");
  box.dataset.fork = fork.fork;
  box.append(make("legend", "label", fork.question));
  for (const option of fork.options) box.append(choice(fork, option, chosen));
  if (!fork.is_multiple) box.append(choice(fork, null, chosen));
  return box;
}

/**
 * @param {Fork} fork
 * @param {Option | null} option null: not answered
 * @param {Set<string>} chosen
 */
function choice(fork, option, chosen) {
  const label = make("label", "fork-choice");
  const input = make("input");
  input.type = fork.is_multiple ? "checkbox" : "radio";
  input.name = `route-${fork.fork}`;
  input.value = option?.option ?? "";
  input.checked = option ? chosen.has(option.option) : chosen.size === 0;
  label.append(input, make("span", "", option ? option.title : t("Not answered yet")));
  if (option)
    label.append(
      make(
        "span",
        "fork-months",
        option.months === null ? t("no route") : monthsText(option.months),
      ),
    );
  return label;
}

/**
 * How many routes there are and how long the best takes.
 * @param {Found} found
 * @param {{months: number} | null} before the best route before the last answer
 */
export function summary({ routes, count, is_more: isMore, times }, before) {
  const [best] = routes;
  const lines = [];
  if (!best) {
    lines.push(make("strong", "", t("No route")));
    if (before)
      lines.push(make("span", "", t("Before: {months}", { months: monthsText(before.months) })));
    return lines;
  }
  if (before) lines.push(make("strong", "", difference(best.months, before.months)));
  lines.push(
    make(
      "span",
      "",
      isMore
        ? t("More than {count} routes.", { count: formatNumber(count) })
        : tn("{count} route.", "{count} routes.", count),
    ),
  );
  if (times)
    lines.push(
      make(
        "span",
        "",
        t(
          "The shortest ends within {half} in half of 10,000 draws, within {most} in four of five.",
          {
            half: monthsText(Math.round(times.p50)),
            most: monthsText(Math.round(times.p80)),
          },
        ),
      ),
    );
  return lines;
}

/**
 * @param {number} now
 * @param {number} before
 */
function difference(now, before) {
  const words = {
    before: monthsText(before),
    now: monthsText(now),
    difference: monthsText(Math.abs(now - before)),
  };
  if (now > before) return t("{difference} longer: {now} instead of {before}", words);
  if (now < before) return t("{difference} shorter: {now} instead of {before}", words);
  return t("Just as long as before: {now}", words);
}

/**
 * What closes all routes, with what would open one.
 * @param {Found} found
 * @param {Answers} answers
 */
export function obstacles(found, answers) {
  const { blocking, changes, is_reversed: isReversed, forks } = found;
  if (isReversed) {
    const words = t("The goal lies before the start: the arrows lead from it to where one is now.");
    return [make("p", "", words), action(t("Swap them"), { swap: "" })];
  }
  if (blocking.length === 0) {
    const words = t("The arrows of the map do not lead from this start to this goal.");
    return [make("p", "", words)];
  }
  const list = make("ul", "plain-list");
  for (const fork of forks.filter((one) => blocking.includes(one.fork))) {
    const given = fork.options.filter(({ option }) => answers.get(fork.fork)?.has(option));
    const answer = given.map(({ title }) => title).join(", ");
    list.append(make("li", "", t("“{question}”: {answer}", { question: fork.question, answer })));
  }
  const ways = changes.slice(0, CHANGES).map(({ answers: changed, months }) => {
    const answer = forks
      .flatMap(({ fork, options }) => options.filter(({ option }) => changed[fork] === option))
      .map(({ title }) => isolated(title))
      .join("; ");
    const words = t("{answer}: {months}", { answer, months: monthsText(months) });
    return action(words, { change: JSON.stringify(changed) });
  });
  const lead = make("p", "", t("The nearest change that opens a route:"));
  return [make("p", "", t("In the way is:")), list, ...(ways.length > 0 ? [lead, ...ways] : [])];
}

/**
 * @param {string} words
 * @param {Record<string, string>} data what a press asks for
 */
export function action(words, data) {
  const button = make("button", "button is-small", words);
  button.type = "button";
  Object.assign(button.dataset, data);
  return button;
}

/**
 * A route with what each step costs; pressed, it is the one that is drawn.
 * @param {Route} route
 * @param {number} at
 * @param {{best: Route, isDrawn: boolean, first: string}} how `first` is the title of the start
 */
export function routeItem(route, at, { best, isDrawn, first }) {
  const item = make("li", `route${isDrawn ? " is-best" : ""}`);
  const button = make("button", "route-choice");
  button.type = "button";
  button.dataset.route = String(at);
  button.ariaPressed = String(isDrawn);
  button.append(make("strong", "", monthsText(route.months)));
  const more = route.months - best.months;
  if (at > 0)
    button.append(
      make(
        "span",
        "soft",
        more > 0 ? t("+{months}", { months: monthsText(more) }) : t("just as long"),
      ),
    );
  const steps = make("ol", "route-steps");
  steps.append(make("li", "", first));
  for (const { title, months } of route.steps) {
    const step = make("li", "", title);
    const cost = months === null ? t("not known") : monthsText(months);
    step.append(" ", make("span", "soft", cost));
    steps.append(step);
  }
  item.append(button, steps);
  return item;
}
