/* What 04-processes does, in C: four times fork and exec of this program, a
   mapped file shared with the children, a slot of 128 bytes each, and the sum
   of 1..1,000,000. Prints the mean time in nanoseconds of so many repeats. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORKERS = 4, SLOT = 128 };
static const long N = 1000000;

static long now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000L + t.tv_nsec;
}

static char *map(int file) {
	return mmap(0, SLOT * WORKERS, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
}

static int work(int worker) {
	char *shared = map(3);
	long sum = 0;
	for (long i = N / WORKERS * worker + 1; i <= N / WORKERS * (worker + 1); i++) {
		sum += i;
		__asm__ volatile("" : "+r"(sum)); /* add each number, no closed form */
	}
	*(long *)(shared + SLOT * worker) = sum;
	return 0;
}

static long fan(char *self) {
	char name[] = "/tmp/fanoutXXXXXX";
	int file = mkstemp(name);
	unlink(name);
	if (ftruncate(file, SLOT * WORKERS)) exit(1);
	char *shared = map(file);
	pid_t children[WORKERS];
	for (int w = 0; w < WORKERS; w++) {
		children[w] = fork();
		if (children[w] == 0) {
			char number[8];
			sprintf(number, "%d", w);
			dup2(file, 3);
			execl("/proc/self/exe", self, "worker", number, (char *)0);
			_exit(1);
		}
	}
	long total = 0;
	for (int w = 0; w < WORKERS; w++) {
		int status;
		waitpid(children[w], &status, 0);
		if (status) exit(1);
		total += *(long *)(shared + SLOT * w);
	}
	munmap(shared, SLOT * WORKERS);
	close(file);
	return total;
}

int main(int argc, char **argv) {
	if (argc == 3 && !strcmp(argv[1], "worker")) return work(atoi(argv[2]));
	int repeats = argc > 1 ? atoi(argv[1]) : 1;
	long start = now();
	for (int i = 0; i < repeats; i++)
		if (fan(argv[0]) != N / 2 * (N + 1)) return 1;
	printf("%ld\n", (now() - start) / repeats);
	return 0;
}
