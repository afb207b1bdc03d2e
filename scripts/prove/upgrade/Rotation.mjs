/** What a load balancer does: the replicas that are asked, and a note of each answer. */
export class Rotation {
  /** What is going on, for the notes. */
  phase = '';
  answers = [];
  #replicas = [];

  add(...replicas) {
    this.#replicas.push(...replicas);
  }

  /** Before a replica ends: it is asked nothing more, and what it is answering it still answers. */
  remove(...replicas) {
    this.#replicas = this.#replicas.filter(one => !replicas.includes(one));
  }

  /** One of them by chance. */
  any() {
    return this.#replicas[Math.floor(Math.random() * this.#replicas.length)];
  }

  /** One of a version, or any where there is none of it. */
  of(version) {
    const fitting = this.#replicas.filter(one => one.version === version);
    return fitting.length > 0
      ? fitting[Math.floor(Math.random() * fitting.length)]
      : this.any();
  }

  note(answer) {
    this.answers.push({ phase: this.phase, ...answer });
  }
}
