/* bw-name-key.c: what a place, a team or an order is found by
 *
 * Folded once, when the name comes: a search through a hundred thousand of them makes no
 * strings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-name-key.h"

#include <string.h>

/* Before each name, and after the last; a code has its own mark. */
#define NAME '\n'
#define CODE '\1'

struct _BwNameKey
{
  char *text;     /* (owned): names and code, case-folded, each between two marks */
  char *spelled;  /* (owned) (nullable): the first name in pinyin */
};

/* Part of a code is no match: it is a number, not a word. */
static int
rank_found (const char *text,
            const char *found,
            gsize       length)
{
  char before = found[-1];
  char after = found[length];

  if (before == NAME || before == CODE)
    return after == NAME || after == CODE ? BW_NAME_KEY_EXACT : BW_NAME_KEY_BEGINS;

  while (*found != NAME && *found != CODE)
    found--;
  return *found == CODE ? BW_NAME_KEY_NO_RANK : BW_NAME_KEY_HOLDS;
}

static int
rank_text (const char *text,
           const char *key)
{
  gsize length = strlen (key);
  int rank = BW_NAME_KEY_NO_RANK;

  for (const char *found = strstr (text, key); found != NULL; found = strstr (found + 1, key))
    rank = MIN (rank, rank_found (text, found, length));

  return rank;
}

static int
rank_spelled (const char *spelled,
              const char *key)
{
  gboolean is_start;
  gboolean is_whole;

  if (!bw_pinyin_match (spelled, key, &is_start, &is_whole))
    return BW_NAME_KEY_NO_RANK;
  if (!is_start)
    return BW_NAME_KEY_HOLDS;

  return is_whole ? BW_NAME_KEY_EXACT : BW_NAME_KEY_BEGINS;
}

static void
append_folded (GString    *text,
               char        mark,
               const char *name)
{
  g_autofree char *folded = NULL;

  if (name == NULL)
    return;

  folded = g_utf8_casefold (name, -1);
  g_string_append_c (text, mark);
  g_string_append (text, g_strdelimit (folded, "\n\1", ' '));
}

/**
 * bw_name_key_new:
 * @names: (array length=3): names, the Chinese one first; %NULL where there is none
 * @code: (nullable): a code of which the beginning counts, or all of it
 * @pinyin: (nullable): what spells the first name; %NULL: it is not found by pinyin
 *
 * Returns: (transfer full): what it is found by
 */
BwNameKey *
bw_name_key_new (const char * const *names,
                 const char         *code,
                 BwPinyin           *pinyin)
{
  BwNameKey *self = g_new0 (BwNameKey, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    append_folded (text, NAME, names[i]);
  append_folded (text, CODE, code);
  g_string_append_c (text, NAME);

  self->text = g_string_free (g_steal_pointer (&text), FALSE);
  if (pinyin != NULL && names[0] != NULL)
    self->spelled = bw_pinyin_spell (pinyin, names[0]);
  return self;
}

/**
 * bw_name_key_free:
 * @self: (nullable): what something is found by
 */
void
bw_name_key_free (BwNameKey *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->spelled);
  g_free (self);
}

/**
 * bw_name_key_rank:
 * @self: what something is found by
 * @key: what was typed, case-folded, not ""
 *
 * Returns: how well it fits, the least is the best; %BW_NAME_KEY_NO_RANK: not at all
 */
int
bw_name_key_rank (const BwNameKey *self,
                  const char      *key)
{
  int rank;

  g_return_val_if_fail (self != NULL, BW_NAME_KEY_NO_RANK);
  g_return_val_if_fail (key != NULL && *key != '\0', BW_NAME_KEY_NO_RANK);

  if (strpbrk (key, "\n\1") != NULL)
    return BW_NAME_KEY_NO_RANK;

  rank = rank_text (self->text, key);
  if (rank == BW_NAME_KEY_EXACT || self->spelled == NULL)
    return rank;

  return MIN (rank, rank_spelled (self->spelled, key));
}
