/** The parts of Tesseract, compiled to WebAssembly, that this program calls; the package has no types of its own. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export type TessBaseAPI = {
    /** 0 when the language was loaded. Mode 1: neural networks only. */
    Init(dataPath: null, language: string, mode: 1): number;
    SetVariable(name: string, value: string): boolean;
    SetPageSegMode(mode: number): void;
    /** Takes the picture in the file /input; 0 when it could be read. */
    SetImageFile(orientation: 1, angle: 0): number;
    /** 0 when it succeeded. */
    Recognize(progress: null): number;
    GetUTF8Text(): string;
    /** A line for each character: the character, then left, bottom, right and top from the lower left corner, and the page. */
    GetBoxText(page: 0): string;
    /** 0 to 100. */
    MeanTextConf(): number;
    Clear(): void;
  };
  export type TesseractCore = {
    readonly FS: { writeFile(name: string, content: Uint8Array): void };
    readonly TessBaseAPI: new () => TessBaseAPI;
  };
  export default function createCore(settings: {
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }): Promise<TesseractCore>;
}
