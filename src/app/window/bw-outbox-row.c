/* bw-outbox-row.c: something that waits to be sent, in the list of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-outbox-row.h"

#include "bw-accessible.h"
#include "bw-edit-words.h"
#include "bw-firm-layout.h"
#include "bw-format.h"

#include <glib/gi18n.h>

struct _BwOutboxRow
{
  AdwActionRow parent_instance;

  BwDesk              *desk;    /* (owned) (nullable) */
  BwClientOutboxEntry *entry;   /* (owned) (nullable) */

  GtkCheckButton      *choose;
  GtkImage            *sign;
  GtkButton           *settle;
  GtkButton           *discard;
};

typedef enum
{
  PROP_CHOSEN = 1,
} BwOutboxRowProperty;

static GParamSpec *properties[PROP_CHOSEN + 1];

enum
{
  SETTLE,
  DISCARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwOutboxRow, bw_outbox_row, ADW_TYPE_ACTION_ROW)

/* What is done to which, for those who hear one button at a time. */
static void
set_label (GtkWidget  *widget,
           const char *format,
           const char *title)
{
  g_autoptr (GString) label = g_string_new (format);

  g_string_replace (label, "%s", title, 1);
  bw_accessible_set_label (GTK_ACCESSIBLE (widget), label->str);
}

static void
update_settle (BwOutboxRow   *self,
               BwOutboxState  state)
{
  const char *title = bw_client_outbox_entry_get_title (self->entry);

  gtk_widget_set_sensitive (GTK_WIDGET (self->settle),
                            state != BW_OUTBOX_STATE_SENDING && state != BW_OUTBOX_STATE_WITHDRAWN);
  if (state == BW_OUTBOX_STATE_CONFLICT)
    {
      gtk_button_set_label (self->settle, _("Choose…"));
      /* Translators: the place is for something that was not taken. */
      set_label (GTK_WIDGET (self->settle), _("Choose: %s"), title);
    }
  else if (state == BW_OUTBOX_STATE_ANOTHERS)
    {
      /* Translators: what somebody else has entered is sent in one's own name. */
      gtk_button_set_label (self->settle, _("Send as Mine"));
      /* Translators: the place is for something that somebody else has entered. */
      set_label (GTK_WIDGET (self->settle), _("Send as mine: %s"), title);
    }
  else
    {
      gtk_button_set_label (self->settle, _("Send Again"));
      /* Translators: the place is for something that waits to be sent. */
      set_label (GTK_WIDGET (self->settle), _("Send again: %s"), title);
    }
}

static void
update (BwOutboxRow *self)
{
  BwOutboxState state = bw_client_outbox_entry_get_state (self->entry);
  g_autofree char *word = bw_edit_words_dup_state (self->entry);
  g_autofree char *since = bw_format_as_of (bw_client_outbox_entry_get_added (self->entry), g_get_real_time (),
                                            bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));
  /* Translators: since when something waits, and what it is doing: "since 14:20 · refused". */
  g_autofree char *text = g_strdup_printf (C_("outbox", "since %s · %s"), since, word);
  gboolean is_stuck = state >= BW_OUTBOX_STATE_CONFLICT;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_image_set_from_icon_name (self->sign, is_stuck ? "bw-late-symbolic" : "bw-silent-symbolic");
  if (is_stuck)
    gtk_widget_add_css_class (GTK_WIDGET (self->sign), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign), "late");

  update_settle (self, state);
}

static void
on_entry_changed_cb (BwOutboxRow         *self,
                     GParamSpec          *pspec,
                     BwClientOutboxEntry *entry)
{
  g_assert (BW_IS_OUTBOX_ROW (self));

  update (self);
}

static void
on_choose_toggled_cb (BwOutboxRow    *self,
                      GtkCheckButton *button)
{
  g_assert (BW_IS_OUTBOX_ROW (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
on_settle_clicked_cb (BwOutboxRow *self,
                      GtkButton   *button)
{
  g_assert (BW_IS_OUTBOX_ROW (self));

  g_signal_emit (self, signals[SETTLE], 0);
}

static void
on_discard_clicked_cb (BwOutboxRow *self,
                       GtkButton   *button)
{
  g_assert (BW_IS_OUTBOX_ROW (self));

  g_signal_emit (self, signals[DISCARD], 0);
}

static void
bw_outbox_row_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (property_id == PROP_CHOSEN)
    g_value_set_boolean (value, bw_outbox_row_is_chosen (BW_OUTBOX_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bw_outbox_row_dispose (GObject *object)
{
  BwOutboxRow *self = BW_OUTBOX_ROW (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_outbox_row_parent_class)->dispose (object);
}

static void
bw_outbox_row_class_init (BwOutboxRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = bw_outbox_row_get_property;
  object_class->dispose = bw_outbox_row_dispose;

  properties[PROP_CHOSEN] =
    g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SETTLE] = g_signal_new ("settle", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DISCARD] = g_signal_new ("discard", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-outbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOutboxRow, choose);
  gtk_widget_class_bind_template_child (widget_class, BwOutboxRow, sign);
  gtk_widget_class_bind_template_child (widget_class, BwOutboxRow, settle);
  gtk_widget_class_bind_template_child (widget_class, BwOutboxRow, discard);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_settle_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked_cb);
}

static void
bw_outbox_row_init (BwOutboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_firm_layout_apply_to_row (ADW_ACTION_ROW (self));
}

/**
 * bw_outbox_row_new:
 * @desk: the desk
 * @entry: something that waits
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
bw_outbox_row_new (BwDesk              *desk,
                   BwClientOutboxEntry *entry)
{
  BwOutboxRow *self;
  const char *title;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (entry), NULL);

  self = g_object_new (BW_TYPE_OUTBOX_ROW, NULL);
  title = bw_client_outbox_entry_get_title (entry);
  self->desk = g_object_ref (desk);
  self->entry = g_object_ref (entry);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  /* Translators: the place is for something that waits to be sent. */
  set_label (GTK_WIDGET (self->choose), _("Select: %s"), title);
  /* Translators: the place is for something that waits to be sent. */
  set_label (GTK_WIDGET (self->discard), _("Discard: %s"), title);
  g_signal_connect_object (entry, "notify", G_CALLBACK (on_entry_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * bw_outbox_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
BwClientOutboxEntry *
bw_outbox_row_get_entry (BwOutboxRow *self)
{
  g_return_val_if_fail (BW_IS_OUTBOX_ROW (self), NULL);

  return self->entry;
}

/**
 * bw_outbox_row_is_chosen:
 * @self: a row
 *
 * Returns: whether a person has chosen it, with others
 */
gboolean
bw_outbox_row_is_chosen (BwOutboxRow *self)
{
  g_return_val_if_fail (BW_IS_OUTBOX_ROW (self), FALSE);

  return gtk_check_button_get_active (self->choose);
}
