// The package comes without types; this is what we use of it.
declare module 'papaparse' {
  export interface Step {
    data: string[]
    errors: { type: string; code: string }[]
    meta: { cursor: number; delimiter: string; linebreak: string; aborted: boolean }
  }
  interface Options {
    delimiter: string
    preview?: number
    skipEmptyLines: boolean | 'greedy'
  }
  interface Steps extends Options {
    step: (step: Step, parser: { abort(): void }) => void
  }
  const Papa: { parse(text: string, options: Steps): unknown; parse(text: string, options: Options): { data: string[][] } }
  export default Papa
}
