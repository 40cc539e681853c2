/** How values of a unit are worded. */
export interface Unit {
  readonly id: string;
  readonly kind: "money" | "percent" | "count" | "measure" | "ratio";
  /** What stands before the number, e.g. `US$`; empty for most. */
  readonly prefix: string;
  /** What stands after it, e.g. `kg`; empty where the sentence names the thing counted. */
  readonly suffix: string;
  /** For axis titles and tables: what one counts, e.g. `persons`. */
  readonly label: string;
}

const money = (id: string, prefix: string, label: string): Unit => ({
  id,
  kind: "money",
  prefix,
  suffix: "",
  label,
});
const count = (id: string, label = id): Unit => ({
  id,
  kind: "count",
  prefix: "",
  suffix: "",
  label,
});
const measure = (id: string, suffix: string, label = id): Unit => ({
  id,
  kind: "measure",
  prefix: "",
  suffix,
  label,
});

const list: readonly Unit[] = [
  money("USD", "US$", "US dollars"),
  money("AUD", "A$", "Australian dollars"),
  money("BTC", "BTC", "bitcoin"),
  money("CAD", "C$", "Canadian dollars"),
  money("CNY", "CN¥", "yuan"),
  money("EUR", "€", "euros"),
  money("GBP", "£", "pounds sterling"),
  money("HKD", "HK$", "Hong Kong dollars"),
  money("IDR", "Rp", "rupiah"),
  money("JPY", "JP¥", "yen"),
  money("KRW", "₩", "won"),
  money("MYR", "RM", "ringgit"),
  money("NZD", "NZ$", "New Zealand dollars"),
  money("PHP", "₱", "Philippine pesos"),
  money("SGD", "S$", "Singapore dollars"),
  // Not the sign ฿: none of the embedded fonts has it.
  money("THB", "THB", "baht"),
  money("TWD", "NT$", "New Taiwan dollars"),
  {
    id: "USD-per-100k",
    kind: "money",
    prefix: "US$",
    suffix: "per 100,000 people",
    label: "US dollars per 100,000 people",
  },
  { id: "percent", kind: "percent", prefix: "", suffix: "percent", label: "percent" },
  count("persons"),
  count("border-crossings", "border crossings"),
  count("deaths"),
  count("deaths-12m", "deaths in twelve months"),
  count("deaths-month", "deaths in the month"),
  measure("deaths-per-100k", "per 100,000", "deaths per 100,000 people"),
  count("reports"),
  count("cases"),
  count("calls"),
  count("targets"),
  count("sites"),
  count("buildings"),
  count("devices"),
  count("casinos"),
  count("licences", "licenses"),
  count("operators"),
  count("countries"),
  measure("pounds", "pounds"),
  measure("kg", "kg", "kilograms"),
  measure("tonnes", "tonnes"),
  count("pills"),
  count("doses"),
  measure("mg-per-pill", "mg per pill", "milligrams per pill"),
  count("seizures"),
  measure("acres-per-month", "acres per month", "acres per month"),
  measure("km", "km", "kilometers"),
  measure("years", "years"),
  measure("days", "days"),
  count("count"),
  { id: "times", kind: "ratio", prefix: "", suffix: "", label: "times" },
];

/** The closed list of units. A unit is added here, with a test, and nowhere else. */
export const units: ReadonlyMap<string, Unit> = new Map(list.map((unit) => [unit.id, unit]));

/** The unit of a pure number, as a ratio of two values gives it. */
export const times: Unit = { id: "times", kind: "ratio", prefix: "", suffix: "", label: "times" };
