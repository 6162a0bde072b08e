interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  broken: string[];
  remarks: string[];
}

export function countVitest(report: object): Counts;
export function countPlaywright(report: object): Counts;
export function settleLane(file: string, count: (report: object) => Counts, ended: boolean): Counts;
