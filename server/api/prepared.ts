// An answer so large that it is made, and compressed, once for all who ask.

export class Prepared<View> {
  readonly view: View;
  readonly json: Buffer;
  readonly zipped: Buffer;

  constructor(view: View, json: Buffer, zipped: Buffer) {
    this.view = view;
    this.json = json;
    this.zipped = zipped;
  }
}
