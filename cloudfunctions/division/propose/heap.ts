/** A binary heap of sites: the smallest key first, of equal ones the smaller site, so that the order is one. */
export class Heap {
  /** Key of the site that was popped last. */
  poppedKey = 0;
  private readonly sites: number[] = [];
  private readonly keys: number[] = [];

  push(site: number, key: number): void {
    let at = this.sites.length;
    this.sites.push(site);
    this.keys.push(key);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.isBefore(at, above)) return;
      this.swap(at, above);
      at = above;
    }
  }

  pop(): number | undefined {
    const first = this.sites[0];
    const [site, key] = [this.sites.pop(), this.keys.pop()];
    if (first === undefined || site === undefined || key === undefined) return undefined;
    this.poppedKey = this.sites.length > 0 ? (this.keys[0] ?? 0) : key;
    if (this.sites.length === 0) return site;
    this.sites[0] = site;
    this.keys[0] = key;
    this.sink();
    return first;
  }

  private sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [at * 2 + 1, at * 2 + 2];
      let least = at;
      if (left < this.sites.length && this.isBefore(left, least)) least = left;
      if (right < this.sites.length && this.isBefore(right, least)) least = right;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, two] = [this.keys[a] ?? 0, this.keys[b] ?? 0];
    return one < two || (one === two && (this.sites[a] ?? 0) < (this.sites[b] ?? 0));
  }

  private swap(a: number, b: number): void {
    const [site, key] = [this.sites[a] ?? 0, this.keys[a] ?? 0];
    this.sites[a] = this.sites[b] ?? 0;
    this.keys[a] = this.keys[b] ?? 0;
    this.sites[b] = site;
    this.keys[b] = key;
  }
}
