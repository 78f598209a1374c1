// What a theme's script does with everything on the page.
jQuery.noConflict();
jQuery(function ($) {
  $("*").addClass("seen").attr("title", "");
  $("body").on("click keydown focusin", "*", function (event) { window.lastTarget = event.target.localName; });
  $("#place").wrap("<section>").parent().wrap("<section>");
  $("recognition-wall").fadeTo(0, 1).data("kept", 1);
});
