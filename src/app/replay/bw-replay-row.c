/* bw-replay-row.c: an area of the replay, in its list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-replay-row.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-share-bar.h"

#include <math.h>

struct _BwReplayRow
{
  AdwBin        parent_instance;

  BwReplayItem *item;  /* (owned) (nullable) */

  GtkLabel     *name;
  BwShareBar   *bar;
  GtkLabel     *share;
  GtkLabel     *done;
};

G_DEFINE_FINAL_TYPE (BwReplayRow, bw_replay_row, ADW_TYPE_BIN)

static void
update (BwReplayRow *self)
{
  const BwReplayMoment *moment = bw_replay_item_get_moment (self->item);
  const BwBar bar = { .share = moment->share, .plan_share = bw_replay_item_get_plan (self->item),
                      .state = moment->pace };
  g_autofree char *share = bw_replay_item_dup_share (self->item);
  g_autofree char *done = bw_replay_item_dup_done (self->item);
  g_autofree char *label = bw_replay_item_dup_label (self->item);
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));

  bw_calm_set_text (self->name, bw_replay_item_get_name (self->item));
  bw_calm_set_text (self->share, share);
  bw_calm_set_text (self->done, done);
  bw_calm_set_class (GTK_WIDGET (self->share), "fg2", isnan (moment->done));
  bw_share_bar_set_bar (self->bar, &bar);
  bw_calm_set_tooltip (GTK_WIDGET (self), label);
  if (list_row != NULL)
    bw_accessible_set_label (GTK_ACCESSIBLE (list_row), label);
}

static void
on_item_changed_cb (BwReplayRow *self)
{
  g_assert (BW_IS_REPLAY_ROW (self));

  update (self);
}

static void
bw_replay_row_dispose (GObject *object)
{
  bw_replay_row_set_item (BW_REPLAY_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_REPLAY_ROW);

  G_OBJECT_CLASS (bw_replay_row_parent_class)->dispose (object);
}

static void
bw_replay_row_class_init (BwReplayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_replay_row_dispose;

  g_type_ensure (BW_TYPE_SHARE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/replay/bw-replay-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwReplayRow, name);
  gtk_widget_class_bind_template_child (widget_class, BwReplayRow, bar);
  gtk_widget_class_bind_template_child (widget_class, BwReplayRow, share);
  gtk_widget_class_bind_template_child (widget_class, BwReplayRow, done);
}

static void
bw_replay_row_init (BwReplayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bw_replay_row_new (void)
{
  return g_object_new (BW_TYPE_REPLAY_ROW, NULL);
}

/**
 * bw_replay_row_set_item:
 * @self: a row
 * @item: (nullable): what to show; a reference is taken
 */
void
bw_replay_row_set_item (BwReplayRow  *self,
                        BwReplayItem *item)
{
  g_return_if_fail (BW_IS_REPLAY_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_object (item, "changed", G_CALLBACK (on_item_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
