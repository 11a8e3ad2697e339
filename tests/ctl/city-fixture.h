/* city-fixture.h: the documents of a city of the source tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

G_BEGIN_DECLS

#define FIXTURE_HARBOUR "tests/data/cities/harbour"
#define FIXTURE_XUCHANG "data/cities/xuchang"

/* (transfer full) (element-type BwDocument); a line that is not one ends the test */
GPtrArray *fixture_read_city (const char *directory);

G_END_DECLS
