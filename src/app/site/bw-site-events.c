/* bw-site-events.c: the newest of what happened, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-site-events.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-symbol-icon.h"

#include <glib/gi18n.h>

/* So many are read in one look. */
#define N_LINES 6

/* Of one line. */
typedef struct
{
  GtkWidget    *box;     /* (unowned) */
  GtkLabel     *time;    /* (unowned) */
  BwSymbolIcon *symbol;  /* (unowned) */
  GtkLabel     *text;    /* (unowned) */
  char         *words;   /* (owned) (nullable): all of it */
} Line;

struct _BwSiteEvents
{
  GtkBox parent_instance;

  Line      lines[N_LINES];
  GtkLabel *note;  /* (unowned) */
};

G_DEFINE_FINAL_TYPE (BwSiteEvents, bw_site_events, GTK_TYPE_BOX)

/* The clock, or the day where the time of day is not known. */
static char *
format_time (const BwSiteEvent *event,
             const BwFacts     *facts)
{
  if (event->is_dated)
    return bw_format_as_of (event->at, facts->now, facts->zone, facts->language);

  return bw_format_day (event->at, facts->now, facts->zone, facts->language);
}

static void
show_line (Line              *line,
           const BwFacts     *facts,
           const BwSiteEvent *event)
{
  g_autofree char *time = format_time (event, facts);
  g_autofree char *words = g_strdup_printf ("%s%s%s", time, _(", "), event->text);

  bw_calm_set_text (line->time, time);
  bw_calm_set_text (line->text, event->text);
  bw_calm_set_tooltip (GTK_WIDGET (line->text), event->text);
  bw_symbol_icon_set_symbol (line->symbol, event->symbol);
  bw_symbol_icon_set_tone (line->symbol, event->tone);
  if (g_strcmp0 (line->words, words) == 0)
    return;

  g_free (line->words);
  line->words = g_steal_pointer (&words);
  bw_accessible_set_label (GTK_ACCESSIBLE (line->box), line->words);
}

/* What is not shown is said. */
static char *
dup_note (guint       n_events,
          const char *note)
{
  g_autofree char *more = NULL;

  if (n_events == 0 && note == NULL)
    return g_strdup (_("Nothing in the last 24 hours."));
  if (n_events <= N_LINES)
    return g_strdup (note);

  /* Translators: of what happened in the last 24 hours: how many lines are shown, of how many */
  more = bw_format_text (_("the newest %u of %u"), (guint) N_LINES, n_events);
  return note != NULL ? g_strdup_printf ("%s · %s", more, note) : g_steal_pointer (&more);
}

static void
bw_site_events_finalize (GObject *object)
{
  for (guint i = 0; i < N_LINES; i++)
    g_clear_pointer (&BW_SITE_EVENTS (object)->lines[i].words, g_free);

  G_OBJECT_CLASS (bw_site_events_parent_class)->finalize (object);
}

static void
bw_site_events_class_init (BwSiteEventsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_site_events_finalize;
}

static void
init_line (Line         *line,
           GtkSizeGroup *times)
{
  line->box = g_object_new (GTK_TYPE_BOX, "spacing", 10, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  line->time = GTK_LABEL (gtk_label_new (""));
  line->symbol = BW_SYMBOL_ICON (bw_symbol_icon_new ());
  line->text = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (line->time, 0.0f);
  gtk_label_set_xalign (line->text, 0.0f);
  gtk_label_set_ellipsize (line->text, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (line->text), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (line->symbol), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (line->time), "fg2");
  gtk_widget_add_css_class (GTK_WIDGET (line->time), "numeric");
  gtk_size_group_add_widget (times, GTK_WIDGET (line->time));
  gtk_box_append (GTK_BOX (line->box), GTK_WIDGET (line->time));
  gtk_box_append (GTK_BOX (line->box), GTK_WIDGET (line->symbol));
  gtk_box_append (GTK_BOX (line->box), GTK_WIDGET (line->text));
}

static void
bw_site_events_init (BwSiteEvents *self)
{
  g_autoptr (GtkSizeGroup) times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  for (guint i = 0; i < N_LINES; i++)
    {
      init_line (&self->lines[i], times);
      gtk_box_append (GTK_BOX (self), self->lines[i].box);
    }

  self->note = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->note, 0.0f);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "fg2");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->note));
}

/**
 * bw_site_events_new:
 *
 * Returns: (transfer floating): without any line
 */
GtkWidget *
bw_site_events_new (void)
{
  return g_object_new (BW_TYPE_SITE_EVENTS, NULL);
}

/**
 * bw_site_events_show:
 * @self: the lines
 * @facts: of the desk
 * @events: (element-type BwSiteEvent): the newest first
 * @note: (nullable): why they may not be all
 */
void
bw_site_events_show (BwSiteEvents  *self,
                     const BwFacts *facts,
                     GArray        *events,
                     const char    *note)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BW_IS_SITE_EVENTS (self));
  g_return_if_fail (facts != NULL && events != NULL);

  for (guint i = 0; i < N_LINES; i++)
    {
      gtk_widget_set_visible (self->lines[i].box, i < events->len);
      if (i < events->len)
        show_line (&self->lines[i], facts, &g_array_index (events, BwSiteEvent, i));
      else
        g_clear_pointer (&self->lines[i].words, g_free);
    }

  text = dup_note (events->len, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
  bw_calm_set_text (self->note, text != NULL ? text : "");
}

const char *
bw_site_events_get_text (BwSiteEvents *self,
                         guint         line)
{
  g_return_val_if_fail (BW_IS_SITE_EVENTS (self), "");

  return line < N_LINES && self->lines[line].words != NULL ? self->lines[line].words : "";
}

const char *
bw_site_events_get_note (BwSiteEvents *self)
{
  g_return_val_if_fail (BW_IS_SITE_EVENTS (self), "");

  return gtk_label_get_label (self->note);
}
