/** The packed judge of the digits, made by scripts/viteMnistJudge.ts: see `virtual:mnist`. Node has `open` alone. */
declare module 'virtual:mnist-judge' {
  export const name: string;
  export const url: string;
  export const bytes: number;
  export const sha256: string;
  export function open(signal?: AbortSignal): Promise<Response>;
}
