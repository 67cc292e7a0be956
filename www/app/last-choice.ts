/** Of choices whose answers come at their own pace the last one counts: what comes late for an earlier one changes nothing. */
export class LastChoice {
  private turn = 0;

  /**
   * Waits for what was chosen, and takes it, unless something else was chosen meanwhile; tells whether it was taken. What fails is
   * thrown, unless it is asked for no more.
   */
  async of<Value>(coming: Promise<Value>, take: (value: Value) => void): Promise<boolean> {
    const turn = (this.turn += 1);
    try {
      const value = await coming;
      if (turn !== this.turn) return false;
      take(value);
      return true;
    } catch (error) {
      if (turn !== this.turn) return false;
      throw error;
    }
  }
}
