/* bw-connection-pill.c: how old is this: the state of the connection
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-connection-pill.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-connection-words.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-refusal-words.h"

#include <glib/gi18n.h>

struct _BwConnectionPill
{
  AdwBin parent_instance;

  BwDesk        *desk;      /* (owned) (nullable) */
  const char    *css_class; /* (nullable): that the button has now */

  GtkMenuButton *button;
  GtkImage      *icon;
  GtkLabel      *label;
  GtkLabel      *count;
  GtkPopover    *popover;
  GtkLabel      *meaning;
  GtkLabel      *reason;
  GtkLabel      *server;
  GtkLabel      *as_of;
  GtkLabel      *silence;
  GtkLabel      *latency;
  GtkLabel      *queue;
  GtkWidget     *show_outbox;
  GtkWidget     *retry;
};

G_DEFINE_FINAL_TYPE (BwConnectionPill, bw_connection_pill, ADW_TYPE_BIN)

static void
find_facts (BwConnectionPill  *self,
            BwConnectionFacts *facts)
{
  BwClientSession *session = bw_desk_get_session (self->desk);

  facts->connection = bw_client_session_get_connection (session);
  facts->silence = bw_client_session_get_silence (session);
  facts->latency = bw_client_session_get_latency (session);
  facts->as_of = bw_client_session_get_as_of (session);
  facts->now = bw_desk_get_now (self->desk);
  facts->zone = bw_desk_get_time_zone (self->desk);
  facts->language = bw_desk_get_language (self->desk);
}

static void
set_css_class (BwConnectionPill *self,
               const char       *css_class)
{
  if (g_strcmp0 (self->css_class, css_class) == 0)
    return;

  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), self->css_class);
  self->css_class = css_class;
  gtk_widget_add_css_class (GTK_WIDGET (self->button), css_class);
}

/* What waits, and what was not taken. */
static guint
count_entries (BwConnectionPill *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (bw_client_session_get_outbox (bw_desk_get_session (self->desk))));
}

static void
update_pill (BwConnectionPill        *self,
             const BwConnectionFacts *facts)
{
  g_autofree char *text = bw_connection_words_dup_short (facts);
  g_autofree char *count = count_entries (self) > 0 ? bw_format_text ("%u", count_entries (self)) : g_strdup ("");
  g_autofree char *waiting = NULL;
  g_autofree char *label = NULL;

  if (g_strcmp0 (gtk_label_get_label (self->label), text) == 0
      && g_strcmp0 (gtk_label_get_label (self->count), count) == 0)
    return;

  gtk_label_set_label (self->label, text);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), *count != '\0');
  gtk_image_set_from_icon_name (self->icon, bw_connection_words_get_icon_name (facts->connection));
  set_css_class (self, bw_connection_words_get_css_class (facts->connection));

  /* Translators: entries that wait to be sent to the server, after the state of the connection. */
  waiting = *count != '\0' ? bw_format_text (ngettext (", %u entry waits to be sent", ", %u entries wait to be sent",
                                                       count_entries (self)), count_entries (self))
                           : g_strdup ("");
  /* Translators: the state of the connection and what waits, for those who cannot see it. */
  label = g_strdup_printf (_("Connection: %s%s"), text, waiting);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->button), label);
}

static void
update_times (BwConnectionPill        *self,
              const BwConnectionFacts *facts)
{
  g_autofree char *as_of = NULL;
  g_autofree char *silence = NULL;
  g_autofree char *latency = NULL;

  as_of = facts->as_of != 0 ? bw_format_as_of (facts->as_of, facts->now, facts->zone, facts->language)
                            : g_strdup (_("none yet"));
  bw_calm_set_text (self->as_of, as_of);

  if (facts->silence >= 0)
    {
      g_autofree char *age = bw_format_age (facts->silence, facts->language);

      /* Translators: how long ago something came: "38 s ago". */
      silence = g_strdup_printf (_("%s ago"), age);
    }
  bw_calm_set_text (self->silence, silence != NULL ? silence : _("none yet"));

  latency = facts->latency >= 0.0 ? g_strdup_printf (C_("latency", "%.1f s"), facts->latency)
                                  : g_strdup (_("not known"));
  bw_calm_set_text (self->latency, latency);
}

static void
update_details (BwConnectionPill        *self,
                const BwConnectionFacts *facts)
{
  BwClientSession *session = bw_desk_get_session (self->desk);
  g_autofree char *why = bw_refusal_words_dup_error (bw_client_session_get_error (session));
  const char *url = bw_client_session_get_url (session);
  guint n_waiting = count_entries (self);
  g_autofree char *queue = NULL;
  gboolean is_live = facts->connection == BW_CONNECTION_LIVE || facts->connection == BW_CONNECTION_SAVED;

  bw_calm_set_text (self->meaning, bw_connection_words_get_meaning (facts->connection));
  bw_calm_set_text (self->reason, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), why != NULL && !is_live);
  bw_calm_set_text (self->server, url != NULL && *url != '\0' ? url : _("none"));

  /* Translators: entries that wait to be sent to the server. */
  queue = bw_format_text (ngettext ("%u entry", "%u entries", n_waiting), n_waiting);
  bw_calm_set_text (self->queue, n_waiting > 0 ? queue : _("nothing"));
  gtk_widget_set_visible (self->show_outbox, n_waiting > 0);
  gtk_widget_set_visible (self->retry, !is_live && facts->connection != BW_CONNECTION_NONE);
  update_times (self, facts);
}

static void
update (BwConnectionPill *self)
{
  BwConnectionFacts facts;

  find_facts (self, &facts);
  update_pill (self, &facts);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    update_details (self, &facts);
}

static void
on_popover_map_cb (BwConnectionPill *self,
                   GtkPopover       *popover)
{
  BwConnectionFacts facts;

  g_assert (BW_IS_CONNECTION_PILL (self));

  if (self->desk == NULL)
    return;

  find_facts (self, &facts);
  update_details (self, &facts);
}

static void
on_desk_tick_cb (BwConnectionPill *self,
                 BwDesk           *desk)
{
  g_assert (BW_IS_CONNECTION_PILL (self));

  update (self);
}

static void
on_session_connection_cb (BwConnectionPill *self,
                          GParamSpec       *pspec,
                          BwClientSession  *session)
{
  g_assert (BW_IS_CONNECTION_PILL (self));

  update (self);
}

static void
on_outbox_items_changed_cb (BwConnectionPill *self,
                            guint             position,
                            guint             n_removed,
                            guint             n_added,
                            GListModel       *outbox)
{
  g_assert (BW_IS_CONNECTION_PILL (self));

  update (self);
}

/* The list stands above the window: what it was opened from goes. */
static void
on_show_outbox_clicked_cb (BwConnectionPill *self,
                           GtkButton        *button)
{
  g_assert (BW_IS_CONNECTION_PILL (self));

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-outbox", NULL);
}

static void
bw_connection_pill_dispose (GObject *object)
{
  BwConnectionPill *self = BW_CONNECTION_PILL (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_connection_pill_parent_class)->dispose (object);
}

static void
bw_connection_pill_class_init (BwConnectionPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_connection_pill_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-connection-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, button);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, icon);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, label);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, count);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, popover);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, meaning);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, reason);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, server);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, silence);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, latency);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, queue);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, show_outbox);
  gtk_widget_class_bind_template_child (widget_class, BwConnectionPill, retry);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_outbox_clicked_cb);
}

static void
bw_connection_pill_init (BwConnectionPill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_connection_pill_set_desk:
 * @self: a pill
 * @desk: whose session it shows; set once
 */
void
bw_connection_pill_set_desk (BwConnectionPill *self,
                             BwDesk           *desk)
{
  g_return_if_fail (BW_IS_CONNECTION_PILL (self));
  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (desk), "notify::connection",
                           G_CALLBACK (on_session_connection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_client_session_get_outbox (bw_desk_get_session (desk)), "items-changed",
                           G_CALLBACK (on_outbox_items_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * bw_connection_pill_get_text:
 * @self: a pill
 *
 * Returns: (transfer none): what it says now
 */
const char *
bw_connection_pill_get_text (BwConnectionPill *self)
{
  g_return_val_if_fail (BW_IS_CONNECTION_PILL (self), NULL);

  return gtk_label_get_label (self->label);
}
