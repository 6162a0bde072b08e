interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  broken: string[];
  remarks: string[];
}

interface FailedTest {
  file: string;
  title: string;
  message: string;
}

export function failedVitestTests(report: object): FailedTest[];
export function deservesSecondTry(counts: Counts): boolean;
export function settleSecondTry(first: Counts, failedFirst: FailedTest[], second: Counts): Counts;
export function countVitest(report: object): Counts;
export function countPlaywright(report: object): Counts;
export function settleLane(file: string, count: (report: object) => Counts, ended: boolean): Counts;
