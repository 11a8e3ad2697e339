/* bw-history.c: where a person has been, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-history.h"

/* More than anybody goes back; a desk runs for weeks. */
#define MAX_STEPS 100

typedef struct
{
  char  *scope;
  BwPage page;
} Step;

struct _BwHistory
{
  GArray *steps;    /* (owned) (element-type Step) */
  guint   position; /* of the present step */
};

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free (step->scope);
}

/**
 * bw_history_new: (skip)
 *
 * Returns: (transfer full): a history with one step: no scope, the overview
 */
BwHistory *
bw_history_new (void)
{
  BwHistory *self = g_new0 (BwHistory, 1);
  Step first = { g_strdup (""), BW_PAGE_OVERVIEW };

  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
  g_array_append_val (self->steps, first);
  return self;
}

/**
 * bw_history_free: (skip)
 * @self: (nullable) (transfer full): a history
 */
void
bw_history_free (BwHistory *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->steps);
  g_free (self);
}

/**
 * bw_history_push: (skip)
 * @self: a history
 * @scope: code of an area
 * @page: a page
 */
void
bw_history_push (BwHistory  *self,
                 const char *scope,
                 BwPage      page)
{
  Step step = { g_strdup (scope), page };

  g_return_if_fail (self != NULL);

  g_array_set_size (self->steps, self->position + 1);
  g_array_append_val (self->steps, step);
  if (self->steps->len > MAX_STEPS)
    g_array_remove_index (self->steps, 0);

  self->position = self->steps->len - 1;
}

/**
 * bw_history_replace: (skip)
 * @self: a history
 * @scope: code of an area
 * @page: a page
 */
void
bw_history_replace (BwHistory  *self,
                    const char *scope,
                    BwPage      page)
{
  Step *step;

  g_return_if_fail (self != NULL);

  step = &g_array_index (self->steps, Step, self->position);
  g_free (step->scope);
  step->scope = g_strdup (scope);
  step->page = page;
}

/**
 * bw_history_step: (skip)
 * @self: a history
 * @direction: -1 back, 1 forward
 * @scope: (out) (transfer none): scope of the step that is now the present one
 * @page: (out): its page
 *
 * Returns: %FALSE if there is no step in that direction
 */
gboolean
bw_history_step (BwHistory   *self,
                 int          direction,
                 const char **scope,
                 BwPage      *page)
{
  const Step *step;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!bw_history_can_step (self, direction))
    return FALSE;

  self->position = (guint) ((int) self->position + direction);
  step = &g_array_index (self->steps, Step, self->position);
  *scope = step->scope;
  *page = step->page;
  return TRUE;
}

/**
 * bw_history_can_step: (skip)
 * @self: a history
 * @direction: -1 back, 1 forward
 *
 * Returns: whether there is a step in that direction
 */
gboolean
bw_history_can_step (BwHistory *self,
                     int        direction)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return direction < 0 ? self->position > 0 : self->position + 1 < self->steps->len;
}
