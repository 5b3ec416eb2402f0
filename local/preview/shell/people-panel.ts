import type { DemoPerson } from '../../contract';
import { h } from '../runtime/chrome/h';

/** Who holds the phone. */
export class PeoplePanel {
  private readonly list = h('ul', { class: 'people' });
  readonly element = h('section', { class: 'panel panel--grow' }, [h('h2', {}, ['身份']), this.list]);
  private people: DemoPerson[] = [];

  constructor(private readonly onChoose: (person: DemoPerson) => void) {}

  /** Asks who there is. Answers `wanted` if they are among them, else the first. */
  async load(wanted: string): Promise<string> {
    this.people = await fetch('/local/people')
      .then(async (response) => (response.ok ? ((await response.json()) as DemoPerson[]) : []))
      .catch(() => []);
    const known = this.people.some((person) => person.openid === wanted);
    const chosen = known || this.people.length === 0 ? wanted : (this.people[0]?.openid ?? '');
    this.draw();
    return chosen;
  }

  choose(openid: string): void {
    for (const item of this.list.querySelectorAll<HTMLElement>('[data-openid]')) {
      item.ariaPressed = String(item.dataset.openid === openid);
    }
  }

  private draw(): void {
    if (this.people.length === 0) this.list.append(h('li', { class: 'empty' }, ['还没有演示人员。']));
    for (const person of this.people) {
      this.list.append(
        h('li', {}, [
          h(
            'button',
            {
              class: 'person',
              type: 'button',
              'data-openid': person.openid,
              'data-role': person.role,
              onclick: () => this.onChoose(person),
            },
            [
              h('span', { class: 'person__face', 'aria-hidden': 'true' }, [person.name.slice(0, 1)]),
              h('span', { class: 'person__text' }, [
                h('span', { class: 'person__name' }, [person.name, h('em', {}, [person.roleName])]),
                h('span', { class: 'person__note' }, [person.note ?? '']),
              ]),
            ],
          ),
        ]),
      );
    }
  }
}
