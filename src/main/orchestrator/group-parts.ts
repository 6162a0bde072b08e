import type { BotId, OrchestrationId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock, Logger, Random } from '../../shared/ports';
import type { Device } from '../devices/device';
import type { AccountLeases } from '../accounts/account-leases';
import type { InstanceDirectory } from '../devices/instance-directory';
import type { ActionFiles, Consents, EvidenceSink, Eye, HttpRequests } from '../routines/ports';
import type { RoutineDirectory, RunRoutine } from '../routines/routine-runner';
import type { HeldLease, InstanceLeases } from './instance-leases';
import type { LastEnds } from './last-ends';
import type { LookExplainer } from './look-explainer';
import type { RunEvents } from './run-events';

/** What every group of a host works with; made once in `compose.ts`. */
export interface GroupParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly directory: InstanceDirectory;
  readonly leases: InstanceLeases;
  readonly routines: RoutineDirectory;
  readonly runRoutine: RunRoutine;
  readonly eye: Eye;
  /** Files of this computer that routines may touch. */
  readonly files: ActionFiles;
  /** Requests of routines to the world; each needs consent. */
  readonly http: HttpRequests;
  /** What people have agreed that routines may do. */
  readonly consents: Consents;
  readonly accountLeases: AccountLeases;
  /** Ends of uses that could not be written yet. */
  readonly lastEnds: LastEnds;
  /** A sink of its own each time; it keeps so many files, or as many as it usually does. */
  readonly evidenceOf: (orchestrationId: OrchestrationId, botId: BotId, maxFiles?: number) => EvidenceSink;
  /** Tells why steps found nothing; nobody is told without. */
  readonly lookExplainer?: LookExplainer;
  /** Devices of bots at work: what the eye may look at. Only a bot that holds the lease puts its device here. */
  readonly devicesAtWork: Map<InstanceRef, Device>;
  readonly events: RunEvents;
  /** How far a group has come with its pool is another by now. */
  readonly progressChanged: (orchestrationId: OrchestrationId) => void;
  /** Asks the holder of a lease to let go (`takeOver`); the caller waits for the lease to be free. */
  readonly evict: (lease: HeldLease, ref: InstanceRef) => void;
}
