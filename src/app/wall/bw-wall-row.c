/* bw-wall-row.c: one line of a scene: what it says, in which colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-row.h"

#include <glib/gi18n.h>
#include <math.h>

static gboolean
is_same_number (double a,
                double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_same_row (const BwWallRow *a,
             const BwWallRow *b)
{
  return a->role == b->role && a->symbol == b->symbol && a->tone == b->tone && a->is_muted == b->is_muted
         && a->shade == b->shade && a->is_rest == b->is_rest && a->bar.state == b->bar.state
         && is_same_number (a->bar.share, b->bar.share) && is_same_number (a->bar.plan_share, b->bar.plan_share)
         && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->value, b->value) == 0
         && g_strcmp0 (a->unit, b->unit) == 0 && g_strcmp0 (a->note, b->note) == 0
         && g_strcmp0 (a->state, b->state) == 0 && g_strcmp0 (a->as_of, b->as_of) == 0;
}

BwWallRow *
bw_wall_row_add (GPtrArray  *rows,
                 guint       role,
                 const char *name)
{
  BwWallRow *self = g_new0 (BwWallRow, 1);

  self->role = role;
  self->tone = BW_TONE_FG2;
  self->bar = (BwBar) { .share = NAN, .plan_share = NAN, .state = BW_PACE_UNKNOWN };
  self->name = g_strdup (name);
  g_ptr_array_add (rows, self);
  return self;
}

void
bw_wall_row_free (gpointer row)
{
  BwWallRow *self = row;

  g_free (self->name);
  g_free (self->value);
  g_free (self->unit);
  g_free (self->note);
  g_free (self->state);
  g_free (self->as_of);
  g_free (self);
}

GPtrArray *
bw_wall_row_new_list (void)
{
  return g_ptr_array_new_with_free_func (bw_wall_row_free);
}

gboolean
bw_wall_row_is_same (const GPtrArray *a,
                     const GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;

  for (guint i = 0; i < a->len; i++)
    {
      if (!is_same_row (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }

  return TRUE;
}

char *
bw_wall_row_describe (const GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const BwWallRow *row = g_ptr_array_index (rows, i);
      const char *const words[] = { row->name, row->value, row->unit, row->note, row->state, row->as_of };
      gboolean is_first = TRUE;

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        {
          if (words[j] == NULL || *words[j] == '\0')
            continue;
          if (text->len > 0)
            /* Translators: between the parts of what a screen reader says of the wall. */
            g_string_append (text, is_first ? C_("wall", ", ") : " ");
          g_string_append (text, words[j]);
          is_first = FALSE;
        }
    }

  return g_string_free (text, FALSE);
}

BwWallRow *
bw_wall_row_find (const GPtrArray *rows,
                  guint            role)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      BwWallRow *row = g_ptr_array_index (rows, i);

      if (row->role == role)
        return row;
    }

  return NULL;
}
