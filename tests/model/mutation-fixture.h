/* mutation-fixture.h: texts that were good once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same seed gives the same texts. */
typedef struct
{
  GRand               *rand;
  const char * const  *words;   /* that mean something to whoever reads; NULL at the end */
} MutationFixture;

/* A copy with one to four changes: bytes turned, put in, taken out, doubled, cut off. */
GString *mutation_fixture_mutate (MutationFixture *self,
                                  const char      *text,
                                  gsize            length);

/* From @least up to, but not including, @end. */
guint    mutation_fixture_draw   (MutationFixture *self,
                                  guint            least,
                                  guint            end);

G_END_DECLS
