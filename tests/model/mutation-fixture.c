/* mutation-fixture.c: texts that were good once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutation-fixture.h"

#include <string.h>

#define MAX_CHANGES 4
#define MAX_RANGE   24

static gsize
draw_place (MutationFixture *self,
            GString         *text)
{
  return mutation_fixture_draw (self, 0, (guint) text->len + 1);
}

static void
put_word (MutationFixture *self,
          GString         *text)
{
  guint n = g_strv_length ((char **) self->words);

  g_string_insert (text, (gssize) draw_place (self, text), self->words[mutation_fixture_draw (self, 0, n)]);
}

static void
double_range (MutationFixture *self,
              GString         *text,
              gsize            place,
              gsize            length)
{
  g_autofree char *copy = g_memdup2 (text->str + place, length);

  g_string_insert_len (text, (gssize) draw_place (self, text), copy, (gssize) length);
}

static void
change (MutationFixture *self,
        GString         *text)
{
  gsize place = draw_place (self, text);
  gsize wanted = mutation_fixture_draw (self, 1, MAX_RANGE);
  gsize length = MIN (wanted, text->len - place);

  switch (mutation_fixture_draw (self, 0, 6))
    {
    case 0:
      if (place < text->len)
        text->str[place] = (char) mutation_fixture_draw (self, 0, 256);
      break;

    case 1:
      if (place < text->len)
        text->str[place] ^= (char) (1 << mutation_fixture_draw (self, 0, 8));
      break;

    case 2:
      g_string_erase (text, (gssize) place, (gssize) length);
      break;

    case 3:
      if (length > 0)
        double_range (self, text, place, length);
      break;

    case 4:
      if (mutation_fixture_draw (self, 0, 4) == 0)
        g_string_truncate (text, place);
      break;

    default:
      put_word (self, text);
      break;
    }
}

GString *
mutation_fixture_mutate (MutationFixture *self,
                         const char      *text,
                         gsize            length)
{
  GString *changed = g_string_new_len (text, (gssize) length);
  guint n = mutation_fixture_draw (self, 1, MAX_CHANGES + 1);

  for (guint i = 0; i < n; i++)
    change (self, changed);

  return changed;
}

guint
mutation_fixture_draw (MutationFixture *self,
                       guint            least,
                       guint            end)
{
  return (guint) g_rand_int_range (self->rand, (gint32) least, (gint32) end);
}
