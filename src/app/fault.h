/* Faults on demand, for tests of what a batch survives.
 *
 * Without CVPDF_FAULTS, as the program is built, nothing happens. The test build compiles
 * fault.c with it and reads the environment: CVPDF_FAULT='crash:WORD' strikes at the job whose
 * input's name holds WORD. */
#ifndef APP_FAULT_H
#define APP_FAULT_H

/* crash, hang, hog (eat memory), kill (be killed from outside) or alloc=N (the N-th allocation
 * from here on fails). */
void fault_strike(const char *input);

#endif
