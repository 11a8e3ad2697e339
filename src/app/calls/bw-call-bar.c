/* bw-call-bar.c: says that figures which came by telephone are to be reconciled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-bar.h"

#include "bw-format-text.h"

#include <glib/gi18n.h>

struct _BwCallBar
{
  AdwBin parent_instance;

  BwDesk      *desk;      /* (owned) (nullable) */
  guint        n_due;

  GtkRevealer *revealer;
  GtkLabel    *text;
};

G_DEFINE_FINAL_TYPE (BwCallBar, bw_call_bar, ADW_TYPE_BIN)

static void
update (BwCallBar *self)
{
  guint n_due = bw_call_book_count_due (bw_desk_get_calls (self->desk), bw_desk_get_scope_place (self->desk));
  g_autofree char *text = NULL;

  if (n_due == self->n_due)
    return;

  self->n_due = n_due;
  /* What is folded away keeps its words until it is gone. */
  if (n_due > 0)
    {
      /* Translators: of figures that came by telephone, for which a report has come since. */
      text = bw_format_text (ngettext ("%u figure that came by telephone is to be reconciled",
                                       "%u figures that came by telephone are to be reconciled", n_due), n_due);
      gtk_label_set_label (self->text, text);
    }
  gtk_revealer_set_reveal_child (self->revealer, n_due > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n_due > 0);
}

static void
on_desk_refresh_cb (BwCallBar          *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_CALL_BAR (self));

  if (change == NULL || change->structure || (change->types & 1U << BW_DOCUMENT_TYPE_TALLY) != 0)
    update (self);
}

static void
on_calls_changed_cb (BwCallBar  *self,
                     BwCallBook *calls)
{
  g_assert (BW_IS_CALL_BAR (self));

  update (self);
}

static void
bw_call_bar_dispose (GObject *object)
{
  BwCallBar *self = BW_CALL_BAR (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_call_bar_parent_class)->dispose (object);
}

static void
bw_call_bar_class_init (BwCallBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_call_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/calls/bw-call-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCallBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, BwCallBar, text);
}

static void
bw_call_bar_init (BwCallBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_call_bar_set_desk:
 * @self: a bar
 * @desk: whose scope it is about; set once
 */
void
bw_call_bar_set_desk (BwCallBar *self,
                      BwDesk    *desk)
{
  g_return_if_fail (BW_IS_CALL_BAR (self));
  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_calls (desk), "changed", G_CALLBACK (on_calls_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
