/** The language of the system, for what speaks to the learner in more than one. */

export { currentLanguage as systemLanguage } from '../../src/internal';
