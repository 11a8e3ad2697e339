/* bw-briefing-setter.c: sets text in lines, on the grid of characters
 *
 * One paragraph goes through four steps: its letters are told apart (wide or
 * Latin), stretches of one font are shaped, the lines are broken by the widths of
 * the letters, and each line gets its share of the shaped stretches, spaced.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-setter.h"

#include "bw-briefing-line.h"

#include <math.h>
#include <string.h>

/* Less than this, in points, is rounding. */
#define EPSILON 0.01

typedef struct
{
  gunichar       c;
  gsize          offset;    /* bytes into the text */
  BwBriefingRole role;
  gboolean       is_wide;
  gboolean       can_break; /* before it */
  double         width;     /* points */
} Letter;

typedef struct
{
  BwBriefingFonts         *fonts;    /* (unowned) */
  const BwBriefingSetting *setting;  /* (unowned) */
  gboolean                 is_chinese;
  char                    *text;     /* (owned): a GRefString */
  GArray                  *letters;  /* (owned) (element-type Letter) */
  GQueue                   shaped;   /* (owned) (element-type PangoGlyphItem): not yet in a line */
  GPtrArray               *lines;    /* (owned) (element-type BwBriefingLine) */
} Paragraph;

static void
clear_paragraph (Paragraph *self)
{
  g_queue_clear_full (&self->shaped, (GDestroyNotify) pango_glyph_item_free);
  g_clear_pointer (&self->letters, g_array_unref);
  g_clear_pointer (&self->text, g_ref_string_release);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paragraph, clear_paragraph)

/* Quotation marks, dashes and the middle dot are shared by both scripts: in
 * Chinese text they are as wide as an ideograph. */
static gboolean
is_wide (gunichar c,
         gboolean is_chinese)
{
  /* Times has a triangle that is no larger than the figures it stands before. */
  if (c == 0x25b2)
    return FALSE;

  if (!is_chinese)
    return c >= 0x2500;

  if (c < 0x2000)
    return c == 0xb7;

  return c != 0x2212 && !(c >= 0x2010 && c <= 0x2013);
}

/* A mark whose right half is empty. */
static gboolean
is_closing (gunichar c)
{
  return g_utf8_strchr ("，。、；：！？）》〉」』】〕”’", -1, c) != NULL;
}

/* A mark whose left half is empty. */
static gboolean
is_opening (gunichar c)
{
  return g_utf8_strchr ("（《〈「『【〔“‘", -1, c) != NULL;
}

static gboolean
is_strong (BwBriefingRole role)
{
  return role == BW_BRIEFING_ROLE_HEAD || role == BW_BRIEFING_ROLE_TITLE;
}

/* Digits beside Chinese keep one weight, as in print; Latin text has a bold. */
static BwBriefingRole
find_role (BwBriefingRole role,
           gboolean       wide,
           gboolean       is_chinese)
{
  if (wide || role == BW_BRIEFING_ROLE_SONG)
    return role;

  return is_strong (role) && !is_chinese ? BW_BRIEFING_ROLE_DIGITS_BOLD : BW_BRIEFING_ROLE_DIGITS;
}

static Letter *
get_letter (Paragraph *self,
            guint      i)
{
  return &g_array_index (self->letters, Letter, i);
}

static void
read_letters (Paragraph            *self,
              const BwBriefingSpan *spans,
              guint                 n_spans)
{
  g_autoptr (GString) all = g_string_new (NULL);

  self->letters = g_array_new (FALSE, TRUE, sizeof (Letter));
  for (guint i = 0; i < n_spans; i++)
    for (const char *p = spans[i].text; *p != '\0'; p = g_utf8_next_char (p))
      {
        Letter letter = { .c = g_utf8_get_char (p), .offset = all->len };

        letter.is_wide = is_wide (letter.c, self->is_chinese);
        letter.role = find_role (spans[i].role, letter.is_wide, self->is_chinese);
        g_string_append_unichar (all, letter.c);
        g_array_append_val (self->letters, letter);
      }

  self->text = g_ref_string_new (all->str);
}

/* Where Unicode (UAX 14) allows a break; it knows the marks that must not begin
 * or end a line. */
static void
find_breaks (Paragraph *self)
{
  guint n = self->letters->len;
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n + 1);
  PangoLanguage *language = pango_language_from_string (self->is_chinese ? "zh-cn" : "en");

  pango_get_log_attrs (self->text, (int) strlen (self->text), -1, language, attrs, (int) n + 1);
  for (guint i = 1; i < n; i++)
    get_letter (self, i)->can_break = attrs[i].is_line_break;
}

/* Widens the last glyph of each letter of @piece by what @extra says. */
typedef double (*ExtraFunc) (Paragraph *self,
                             guint      letter,
                             gpointer   data);

static void
widen (Paragraph      *self,
       PangoGlyphItem *piece,
       guint           first,
       ExtraFunc       extra,
       gpointer        data)
{
  PangoGlyphItemIter iter;
  gboolean more;

  for (more = pango_glyph_item_iter_init_start (&iter, piece, self->text);
       more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      PangoGlyphInfo *glyph = &piece->glyphs->glyphs[iter.end_glyph - 1];
      double sum = 0.0;

      for (int i = iter.start_char; i < iter.end_char; i++)
        sum += extra (self, first + (guint) i, data);

      glyph->geometry.width += (int) lround (sum * PANGO_SCALE);
    }
}

/* Of two marks side by side the first has its empty half taken away, as in print. */
static gboolean
is_squeezed (Paragraph *self,
             guint      letter)
{
  const Letter *next = letter + 1 < self->letters->len ? get_letter (self, letter + 1) : NULL;

  return self->is_chinese && next != NULL && is_closing (get_letter (self, letter)->c)
         && (is_closing (next->c) || is_opening (next->c));
}

static double
get_pitch_extra (Paragraph *self,
                 guint      letter,
                 gpointer   data)
{
  const double *natural = data;
  double extra = self->setting->pitch > 0.0 && get_letter (self, letter)->is_wide
                   ? self->setting->pitch - *natural
                   : 0.0;

  return is_squeezed (self, letter) ? extra - *natural / 2.0 : extra;
}

static void
read_widths (Paragraph      *self,
             PangoGlyphItem *piece,
             guint           first)
{
  guint n = (guint) piece->item->num_chars;
  g_autofree int *widths = g_new0 (int, n);

  pango_glyph_item_get_logical_widths (piece, self->text, widths);
  for (guint i = 0; i < n; i++)
    get_letter (self, first + i)->width = (double) widths[i] / PANGO_SCALE;
}

/* Shapes the letters from @first to before @end, all of one font. */
static void
shape_stretch (Paragraph *self,
               guint      first,
               guint      end)
{
  const Letter *letter = get_letter (self, first);
  gsize from = letter->offset;
  gsize to = end < self->letters->len ? get_letter (self, end)->offset : strlen (self->text);
  PangoContext *context = bw_briefing_fonts_get_context (self->fonts, letter->role, self->setting->size);
  PangoAttrList *attrs = pango_attr_list_new ();
  GList *items = pango_itemize (context, self->text, (int) from, (int) (to - from), attrs, NULL);
  double em = self->setting->size;

  for (GList *l = items; l != NULL; l = l->next)
    {
      PangoItem *item = l->data;
      PangoGlyphItem *piece = g_slice_new0 (PangoGlyphItem);

      piece->item = item;
      piece->glyphs = pango_glyph_string_new ();
      pango_shape_full (self->text + item->offset, item->length, self->text, -1, &item->analysis, piece->glyphs);
      widen (self, piece, first, get_pitch_extra, &em);
      read_widths (self, piece, first);
      first += (guint) item->num_chars;
      g_queue_push_tail (&self->shaped, piece);
    }

  g_list_free (items);
  pango_attr_list_unref (attrs);
}

static void
shape (Paragraph *self)
{
  guint first = 0;

  for (guint i = 1; i <= self->letters->len; i++)
    if (i == self->letters->len || get_letter (self, i)->role != get_letter (self, first)->role)
      {
        shape_stretch (self, first, i);
        first = i;
      }
}

/* Whether the line may end behind @i. */
static gboolean
can_end_behind (Paragraph *self,
                guint      i)
{
  return i + 1 >= self->letters->len || get_letter (self, i + 1)->can_break;
}

/* Index of the first letter of the next line. */
static guint
find_end (Paragraph *self,
          guint      first,
          double     measure)
{
  double x = 0.0;
  guint last_break = first;

  for (guint i = first; i < self->letters->len; i++)
    {
      const Letter *letter = get_letter (self, i);

      if (letter->can_break && i > first)
        last_break = i;
      if (letter->c == ' ' || x + letter->width <= measure + EPSILON)
        {
          x += letter->width;
          continue;
        }
      if (letter->is_wide && is_closing (letter->c) && can_end_behind (self, i)
          && x + letter->width / 2.0 <= measure + EPSILON)
        return i + 1;

      return last_break > first ? last_break : MAX (i, first + 1);
    }

  return self->letters->len;
}

/* A stretch of letters that make a line, and what its gaps are widened by. */
typedef struct
{
  guint  first;
  guint  end;   /* without the blanks behind the last word */
  double extra;
} Measure;

static gboolean
is_gap (Paragraph     *self,
        const Measure *line,
        guint          i)
{
  if (i + 1 >= line->end)
    return FALSE;

  if (get_letter (self, i)->c == ' ')
    return TRUE;

  return self->is_chinese && (get_letter (self, i)->is_wide || get_letter (self, i + 1)->is_wide);
}

static double
get_gap_extra (Paragraph *self,
               guint      letter,
               gpointer   data)
{
  const Measure *line = data;

  return is_gap (self, line, letter) ? line->extra : 0.0;
}

static void
find_extra (Paragraph *self,
            Measure   *line,
            double     measure)
{
  double width = 0.0;
  guint n_gaps = 0;

  while (line->end > line->first + 1 && get_letter (self, line->end - 1)->c == ' ')
    line->end--;

  for (guint i = line->first; i < line->end; i++)
    {
      width += get_letter (self, i)->width;
      n_gaps += is_gap (self, line, i) ? 1 : 0;
    }

  /* The empty half of a closing mark stands in the margin. */
  if (width > measure + EPSILON)
    width -= get_letter (self, line->end - 1)->width / 2.0;

  line->extra = n_gaps > 0 ? (measure - width) / n_gaps : 0.0;
}

/* Moves what lies before the letter @end from the shaped pieces to @line. */
static void
fill_line (Paragraph      *self,
           BwBriefingLine *line,
           const Measure  *measure,
           guint           end)
{
  gsize to = end < self->letters->len ? get_letter (self, end)->offset : strlen (self->text);
  guint first = measure->first;

  while (!g_queue_is_empty (&self->shaped))
    {
      PangoGlyphItem *piece = g_queue_peek_head (&self->shaped);
      double thickening;

      if ((gsize) piece->item->offset >= to)
        break;

      if ((gsize) (piece->item->offset + piece->item->length) > to)
        piece = pango_glyph_item_split (piece, self->text, (int) to - piece->item->offset);
      else
        g_queue_pop_head (&self->shaped);

      widen (self, piece, first, get_gap_extra, (gpointer) measure);
      thickening = bw_briefing_fonts_get_thickening (self->fonts, get_letter (self, first)->role);
      first += (guint) piece->item->num_chars;
      bw_briefing_line_add (line, piece, thickening * self->setting->size);
    }
}

static void
break_lines (Paragraph *self)
{
  const BwBriefingSetting *setting = self->setting;
  guint first = 0;

  do
    {
      double indent = first == 0 ? setting->indent : 0.0;
      double measure = setting->width > 0.0 ? setting->width - indent : G_MAXDOUBLE;
      guint end = find_end (self, first, measure);
      Measure line = { .first = first, .end = end };
      BwBriefingLine *set = bw_briefing_line_new (self->text, setting->size);

      if (setting->justify && end < self->letters->len)
        find_extra (self, &line, measure);

      set->indent = indent;
      fill_line (self, set, &line, end);
      g_ptr_array_add (self->lines, set);
      first = end;
    }
  while (first < self->letters->len);
}

/**
 * bw_briefing_setter_set:
 * @fonts: fonts that cover the text
 * @language: "zh_CN" or "en"
 * @spans: (array length=n_spans): one paragraph
 * @n_spans: how many
 * @setting: size, measure, spacing
 *
 * Returns: (transfer full) (element-type BwBriefingLine): its lines
 */
GPtrArray *
bw_briefing_setter_set (BwBriefingFonts         *fonts,
                        const char              *language,
                        const BwBriefingSpan    *spans,
                        guint                    n_spans,
                        const BwBriefingSetting *setting)
{
  g_auto (Paragraph) self = { .fonts = fonts, .setting = setting };

  g_return_val_if_fail (BW_IS_BRIEFING_FONTS (fonts), NULL);
  g_return_val_if_fail (setting->size > 0.0, NULL);

  self.is_chinese = g_strcmp0 (language, "en") != 0;
  self.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_briefing_line_free);
  read_letters (&self, spans, n_spans);
  find_breaks (&self);
  shape (&self);
  break_lines (&self);
  return g_steal_pointer (&self.lines);
}

/**
 * bw_briefing_setter_cover:
 * @fonts: the fonts
 * @language: "zh_CN" or "en"
 * @role: role of the span
 * @text: its text
 * @error: return location
 *
 * Returns: whether each letter has a face in the role that it will be set in
 */
gboolean
bw_briefing_setter_cover (BwBriefingFonts  *fonts,
                          const char       *language,
                          BwBriefingRole    role,
                          const char       *text,
                          GError          **error)
{
  gboolean is_chinese = g_strcmp0 (language, "en") != 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char letter[8] = { 0 };
      gunichar c = g_utf8_get_char (p);

      g_unichar_to_utf8 (c, letter);
      if (!bw_briefing_fonts_cover (fonts, find_role (role, is_wide (c, is_chinese), is_chinese), letter, error))
        return FALSE;
    }

  return TRUE;
}
