/** One captured screen: RGBA, row by row, no padding; `pixels.length === width * height * 4`. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}
