# Thin on purpose: the work is done by meson and by the scripts in .ci/.

.PHONY: all deps run check check-next bench scale tasks clean

all: deps
	@.ci/build build

deps:
	@.ci/deps

# Builds, then opens the desk on its own backend with the sample city. Without
# a display: pictures of every screen in build/run, and the headline figures.
run: deps
	@.ci/build build
	@.ci/demo build

check: deps
	@.ci/check

# The same tree in a Debian 13 root, kept in a cache folder outside the tree.
check-next: deps
	@.ci/check-next

bench:
	@.ci/deps packages packages-bench
	@.ci/build build
	@.ci/bench build

# Many daemons on one database; databases that stand in for each other.
scale:
	@.ci/deps packages packages-scale
	@.ci/build build
	@tests/scale/two-daemons
	@tests/scale/failover

# What people do at the desk, in the small town and in two cities.
tasks: deps
	@.ci/build build
	@tests/tasks/run
	@tests/tasks/run --sites=3000
	@tests/tasks/run --sites=100000

clean:
	rm -rf build build-check build-sanitized
