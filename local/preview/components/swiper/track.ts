/**
 * The slides of a swiper as a ring or a line. `position` is which slide stands at the front, with a fraction while it
 * moves; each slide is put where it belongs relative to that.
 */
export interface TrackOptions {
  vertical: boolean;
  circular: boolean;
  /** Slides seen at once. */
  shown: number;
}

export class Track {
  position = 0;
  private frame = 0;

  constructor(
    private readonly element: HTMLElement,
    private readonly options: () => TrackOptions,
  ) {}

  slides(): HTMLElement[] {
    return [...this.element.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  }

  /** Length of one slide in pixels. */
  get slideLength(): number {
    const { vertical, shown } = this.options();
    return (vertical ? this.element.clientHeight : this.element.clientWidth) / Math.max(1, shown);
  }

  /** The last position a line can stand at; a ring has none. */
  get end(): number {
    return Math.max(0, this.slides().length - this.options().shown);
  }

  place(position: number): void {
    this.position = position;
    const { vertical, circular, shown } = this.options();
    const slides = this.slides();
    const share = `${100 / Math.max(1, shown)}%`;
    for (const [index, slide] of slides.entries()) {
      let offset = index - position;
      // On a ring a slide is shown on whichever side is nearer.
      if (circular && slides.length > shown) {
        const half = slides.length / 2;
        offset = ((((offset + half) % slides.length) + slides.length) % slides.length) - half;
      }
      slide.style[vertical ? 'height' : 'width'] = share;
      slide.style.transform = vertical ? `translate(0, ${offset * 100}%)` : `translate(${offset * 100}%, 0)`;
    }
  }

  /** Moves to a position; `done` is called unless another movement takes over. */
  glide(to: number, milliseconds: number, done: () => void): void {
    cancelAnimationFrame(this.frame);
    const from = this.position;
    const started = performance.now();
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches || milliseconds <= 0;
    const step = (now: number) => {
      const share = isStill ? 1 : Math.min(1, Math.max(0, (now - started) / milliseconds));
      this.place(from + (to - from) * (1 - (1 - share) ** 3));
      if (share < 1) this.frame = requestAnimationFrame(step);
      else done();
    };
    if (isStill) step(started);
    else this.frame = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}
