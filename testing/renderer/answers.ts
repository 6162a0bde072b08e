import type { Contract } from '../../src/shared/contract';
import type { CallName, InputOf, ResultOf } from '../../src/shared/rpc/contract-types';

/** What a scripted link answers, call by call. */
export type Answers = {
  [N in CallName<Contract>]: (
    input: InputOf<Contract, N>,
  ) => ResultOf<Contract, N> | Promise<ResultOf<Contract, N>>;
};
