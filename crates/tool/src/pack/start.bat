@echo off
rem Serves the folder "site" to this machine alone, by wall.exe beside this file, else an installed one.
chcp 65001 >nul
cd /d "%~dp0"
set wall=wall.exe
if exist wall.exe set wall=.\wall.exe
where %wall% >nul 2>nul
if errorlevel 1 if not exist wall.exe (
  type DOC-TRUOC.txt README.txt
  pause
  exit /b 1
)
rem Always the same port: what the browser keeps for times without a server belongs to the address.
%wall% serve site --no-live --port {port}
pause
