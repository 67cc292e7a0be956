import type { Call } from "../shared/types.js";

/**
 * Whom to ring by both protocols: the emergency number, then those to ring now. A number that both name is rung once, with what either asks; a
 * call is known to be the same by its number.
 */
export function callsOf(sides: readonly (readonly Call[])[]): Call[] {
  const [first = [], ...others] = sides;
  const all = others.flat().reduce<Call[]>((known, call) => {
    const place = known.findIndex((one) => one.id === call.id || (one.number !== null && one.number === call.number));
    const same = known[place];
    return same ? known.with(place, together(same, call)) : [...known, call];
  }, [...first]);
  // As each side has them: danger to a child has one number, then whoever has to be told now.
  const turn = (call: Call) => (call.number === "999" ? 0 : call.now ? 1 : 2);
  return others.length === 0 ? all : [...all].sort((left, right) => turn(left) - turn(right));
}

function together(one: Call, other: Call): Call {
  return {
    ...one,
    now: one.now || other.now,
    acts: [...one.acts, ...other.acts],
    say: [...one.say, ...other.say.filter(({ words }) => !one.say.some((said) => said.words === words))],
    ask: [...new Set([...one.ask, ...other.ask])],
    challenge: one.challenge ?? other.challenge,
  };
}
