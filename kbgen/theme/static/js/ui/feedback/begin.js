// The question, counting and delivering: for readers who stay.

import { page } from "../../page.js";
import { startCounting } from "./counting.js";
import { bindQuestion } from "./question.js";

export function begin() {
  bindQuestion();
  if (page.sinks?.length) startCounting();
}
