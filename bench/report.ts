/** Prints lines and tables as they come. */
export class Report {
  private widths: number[] = [];

  title(text: string): void {
    console.log(`\n${text}`);
  }

  line(text: string): void {
    console.log(text);
  }

  table(header: readonly string[]): void {
    this.widths = header.map((name, index) => Math.max(name.length + 2, index === 0 ? 34 : 11));
    this.row(header);
  }

  row(values: readonly string[]): void {
    console.log(
      values
        .map((value, index) =>
          index === 0 ? value.padEnd(this.widths[0] ?? 0) : ` ${value}`.padStart(this.widths[index] ?? 0),
        )
        .join(''),
    );
  }
}
