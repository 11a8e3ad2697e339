/* bw-help-window.c: asks the level above for a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-help-window.h"

#include "bw-format.h"
#include "bw-team-edits.h"
#include "bw-team-words.h"

#include <glib/gi18n.h>

struct _BwHelpWindow
{
  AdwWindow parent_instance;

  GtkLabel      *route;
  GtkLabel      *due_label;
  GtkEditable   *subject;
  GtkTextBuffer *text;
  GtkWidget     *send;

  BwDesk        *desk;    /* (owned) */
  char          *issuer;  /* (owned) (nullable): code of the area that asks */
  char          *asked;   /* (owned) (nullable): code of the one above it, as it is shown; NULL: none */
  gint64         due;
};

G_DEFINE_FINAL_TYPE (BwHelpWindow, bw_help_window, ADW_TYPE_WINDOW)

/* The area of the desk; at the very top there is nobody to ask, so it is the district
 * that asks the city. */
static BwPlace
find_issuer (BwDesk  *desk,
             BwPlace  site)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace scope = bw_desk_get_scope_place (desk);
  BwPlace area = bw_place_tree_get_parent (places, site);

  if (scope != BW_PLACE_NONE && bw_place_tree_get_parent (places, scope) != BW_PLACE_NONE)
    return scope;

  while (area != BW_PLACE_NONE && bw_place_tree_get_parent (places, area) != scope
         && bw_place_tree_get_parent (places, area) != BW_PLACE_NONE)
    area = bw_place_tree_get_parent (places, area);

  return area;
}

static char *
dup_text (BwHelpWindow  *self,
          BwPlace        site,
          guint          shift,
          const BwShift *span)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *language = bw_desk_get_language (self->desk);
  const BwSite *payload = bw_place_tree_get_site (places, site);
  g_autofree char *where = bw_team_words_format_site (places, site, language);
  g_autofree char *when = bw_team_words_format_span (span->from, span->to, bw_desk_get_time_zone (self->desk),
                                                     language);

  if (payload != NULL && payload->staff_required > 0)
    /* Translators: text of a request for help: a place, a span of time, how many people */
    return g_strdup_printf (ngettext ("%s lacks a team for %s, at least %d person. None of our own is available; we "
                                      "ask for help.",
                                      "%s lacks a team for %s, at least %d people. None of our own is available; we "
                                      "ask for help.", (unsigned long) payload->staff_required),
                            where, when, payload->staff_required);

  /* Translators: text of a request for help: a place, a span of time */
  return g_strdup_printf (_("%s lacks a team for %s. None of our own is available; we ask for help."), where, when);
}

static char *
dup_words (BwHelpWindow *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->text, &start, &end, FALSE));
}

static void
on_text_changed_cb (BwHelpWindow *self)
{
  g_autofree char *subject = NULL;
  g_autofree char *words = NULL;

  g_assert (BW_IS_HELP_WINDOW (self));

  subject = g_strstrip (g_strdup (gtk_editable_get_text (self->subject)));
  words = dup_words (self);
  gtk_widget_set_sensitive (self->send, *subject != '\0' && *words != '\0' && self->desk != NULL
                                        && self->asked != NULL && bw_team_edits_may_assign (self->desk));
}

/* The area that asks, where it stands now. */
static BwPlace
get_issuer (BwHelpWindow *self)
{
  return self->issuer != NULL ? bw_place_tree_lookup (bw_desk_get_places (self->desk), self->issuer) : BW_PLACE_NONE;
}

/* TRUE: it is the one that was shown before. */
static gboolean
show_route (BwHelpWindow *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace issuer = get_issuer (self);
  BwPlace above = issuer != BW_PLACE_NONE ? bw_place_tree_get_parent (places, issuer) : BW_PLACE_NONE;
  const char *language = bw_desk_get_language (self->desk);
  g_autofree char *before = g_steal_pointer (&self->asked);
  g_autofree char *text = NULL;

  if (above != BW_PLACE_NONE)
    {
      self->asked = g_strdup (bw_place_tree_get_code (places, above));
      /* Translators: who asks for help, and who is asked */
      text = g_strdup_printf (_("%s to %s"), bw_place_tree_get_name (places, issuer, language),
                              bw_place_tree_get_name (places, above, language));
    }
  else if (issuer == BW_PLACE_NONE && self->issuer != NULL)
    {
      text = g_strdup (_("The area that asks is no longer listed"));
    }

  gtk_label_set_text (self->route, text != NULL ? text : _("There is no level above that could be asked"));
  return g_strcmp0 (before, self->asked) == 0;
}

static void
on_send_clicked_cb (BwHelpWindow *self)
{
  g_autofree char *subject = NULL;
  g_autofree char *words = NULL;

  g_assert (BW_IS_HELP_WINDOW (self));

  /* Nobody is asked who was not shown. */
  if (!show_route (self) || self->asked == NULL)
    {
      on_text_changed_cb (self);
      return;
    }

  subject = g_strstrip (g_strdup (gtk_editable_get_text (self->subject)));
  words = dup_words (self);
  if (bw_team_edits_ask_help (self->desk, get_issuer (self), subject, words, self->due))
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_desk_refresh_cb (BwHelpWindow       *self,
                    const BwDeskChange *change)
{
  g_assert (BW_IS_HELP_WINDOW (self));

  if (change != NULL && !change->structure)
    return;

  show_route (self);
  on_text_changed_cb (self);
}

static void
bw_help_window_dispose (GObject *object)
{
  BwHelpWindow *self = BW_HELP_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_HELP_WINDOW);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->asked, g_free);

  G_OBJECT_CLASS (bw_help_window_parent_class)->dispose (object);
}

static void
bw_help_window_class_init (BwHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_help_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/teams/bw-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwHelpWindow, route);
  gtk_widget_class_bind_template_child (widget_class, BwHelpWindow, due_label);
  gtk_widget_class_bind_template_child (widget_class, BwHelpWindow, subject);
  gtk_widget_class_bind_template_child (widget_class, BwHelpWindow, text);
  gtk_widget_class_bind_template_child (widget_class, BwHelpWindow, send);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_send_clicked_cb);
}

static void
bw_help_window_init (BwHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_help_window_new:
 * @parent: the window that it stands above
 * @keeper: whose roster; it has one
 * @site: where a team is missing
 * @shift: when
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_help_window_new (GtkWindow      *parent,
                    BwRosterKeeper *keeper,
                    BwPlace         site,
                    guint           shift)
{
  BwHelpWindow *self;
  BwPlaceTree *places;
  BwPlace issuer;
  const BwShift *span;
  const char *language;
  g_autofree char *title = NULL;
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;
  g_autofree char *due = NULL;

  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (keeper), NULL);
  g_return_val_if_fail (bw_roster_keeper_get_roster (keeper) != NULL && shift < BW_N_SHIFTS, NULL);

  self = g_object_new (BW_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (bw_roster_keeper_get_desk (keeper));
  places = bw_desk_get_places (self->desk);
  issuer = find_issuer (self->desk, site);
  self->issuer = issuer != BW_PLACE_NONE ? g_strdup (bw_place_tree_get_code (places, issuer)) : NULL;
  span = &bw_roster_get_shifts (bw_roster_keeper_get_roster (keeper))[shift];
  self->due = span->from > bw_desk_get_now (self->desk) ? span->from : span->to;
  language = bw_desk_get_language (self->desk);
  where = bw_team_words_format_site (places, site, language);
  /* Translators: title of a request for help: a place, a shift */
  title = g_strdup_printf (_("Help needed: %s, %s"), where, bw_team_words_get_shift_long (shift));
  gtk_editable_set_text (self->subject, title);
  text = dup_text (self, site, shift, span);
  gtk_text_buffer_set_text (self->text, text, -1);
  due = bw_format_date_time (self->due, bw_desk_get_time_zone (self->desk), language);
  gtk_label_set_text (self->due_label, due);
  show_route (self);
  on_text_changed_cb (self);
  g_signal_connect_object (self->desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);

  /* All is written already: Enter sends, where the first button would leave. */
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->subject));
  return GTK_WIDGET (self);
}
