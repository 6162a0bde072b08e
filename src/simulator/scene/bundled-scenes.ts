import checkout from '../scenes/checkout.json';
import clock from '../scenes/clock.json';
import defaultScenario from '../scenes/default.json';
import flaky from '../scenes/flaky.json';
import form from '../scenes/form.json';
import rewards from '../scenes/rewards.json';
import system from '../scenes/system.json';

/** Sample apps, by the name scenarios use for them. They are part of the program, not files it needs at run time. */
export const BUNDLED_APPS: Readonly<Record<string, unknown>> = { checkout, clock, flaky, form, rewards };
export const DEFAULT_SCENARIO: unknown = defaultScenario;
export const SYSTEM_APP: unknown = system;
