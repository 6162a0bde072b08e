/** A transform of one length, as the kernel takes it. */
export interface FourierPlan {
  readonly length: number;
  /** Parts each stage splits into, the first stage first. */
  readonly radices: Int32Array;
  /** Cosine and sine of the powers 1, 2 … below the radix of each node's root, stage by stage. */
  readonly twiddles: Float64Array;
}

/** Sides of tiles: no template has a longer one, so each fits into some tile. */
const LONGEST = 65_536;

/** Even lengths without prime factors above 5, ascending. */
export const LENGTHS: readonly number[] = lengths();

function lengths(): readonly number[] {
  const found: number[] = [];
  for (let fives = 1; fives <= LONGEST; fives *= 5)
    for (let threes = fives; threes <= LONGEST; threes *= 3)
      for (let twos = threes * 2; twos <= LONGEST; twos *= 2) found.push(twos);
  return found.toSorted((a, b) => a - b);
}

const plans = new Map<number, FourierPlan>();

/** The plan of one of `LENGTHS`; kept, as there are few. */
export function fourierPlan(length: number): FourierPlan {
  const known = plans.get(length);
  if (known) return known;
  const radices = radicesOf(length);
  const plan = {
    length,
    radices: Int32Array.from(radices),
    twiddles: Float64Array.from(twiddlesOf(radices)),
  };
  plans.set(length, plan);
  return plan;
}

/** Fives and threes first, where they are cheapest; twos in pairs. */
function radicesOf(length: number): readonly number[] {
  const radices: number[] = [];
  let rest = length;
  for (const radix of [5, 3]) for (; rest % radix === 0; rest /= radix) radices.push(radix);
  if (Math.log2(rest) % 2 === 1) radices.push(2);
  for (rest = Math.floor(rest / (radices.at(-1) === 2 ? 2 : 1)); rest > 1; rest /= 4) radices.push(4);
  return radices;
}

/** Roots are fractions of a turn, kept whole: the first is a quarter; a node's children share out its turn. */
function twiddlesOf(radices: readonly number[]): readonly number[] {
  const twiddles: number[] = [];
  let nodes = [1];
  let turn = 4;
  for (const radix of radices) {
    const [parts, children] = [turn * radix, [] as number[]];
    for (const node of nodes) {
      for (let power = 1; power < radix; power += 1) twiddles.push(...pointAt((node * power) % parts, parts));
      for (let child = 0; child < radix; child += 1) children.push(node + child * turn);
    }
    [nodes, turn] = [children, parts];
  }
  return twiddles;
}

/** Cosine and sine of a fraction of a turn, the angle taken from the nearest axis: its rounding stays small. */
export function pointAt(part: number, parts: number): readonly [number, number] {
  const quarter = Math.round((4 * part) / parts);
  const angle = (Math.PI / 2) * ((4 * part - quarter * parts) / parts);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  switch (quarter % 4) {
    case 0:
      return [cos, sin];
    case 1:
      return [-sin, cos];
    case 2:
      return [-cos, -sin];
    default:
      return [sin, -cos];
  }
}
